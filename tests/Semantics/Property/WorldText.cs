using System.Globalization;
using System.Text;
using Warehouse.Tests.Semantics.Evaluator;

namespace Warehouse.Tests.Semantics.Property;

/// <summary>Writes a world out: its manifest as YAML, its tables as SQL.</summary>
internal static class WorldText
{
    public static string Manifest(World world)
    {
        var text = new StringBuilder("semantic_models:\n");
        foreach (var model in world.Models) text.Append(Model(model));
        text.Append("metrics:\n");
        foreach (var metric in world.Metrics) text.Append(CultureInfo.InvariantCulture, $"  - {MetricText.Of(metric)}\n");
        text.Append("project_configuration:\n  time_spines:\n");
        foreach (var spine in world.Spines)
        {
            var custom = string.Join(", ", spine.CustomGrains.Select(c => $"{{name: {c.Name}, column_name: {c.Column}}}"));
            text.Append(CultureInfo.InvariantCulture, $"    - {{node_relation: {{alias: {spine.Table}, schema_name: main}}, primary_column: {{name: {spine.Column}, time_granularity: {spine.Grain}}}, custom_granularities: [{custom}]}}\n");
        }

        return text.ToString();
    }

    /// <summary>A table and its rows; every column is as wide as what stands in it.</summary>
    public static string Sql(string name, Table table)
    {
        var columns = table.Columns.Select((column, i) => $"{column} {Type(column, table.Rows.Select(r => r[i]))}");
        var rows = table.Rows.Select(row => $"({string.Join(", ", row.Select(Cell))})").ToList();
        return $"create table {name} ({string.Join(", ", columns)});\n{(rows.Count == 0 ? "" : $"insert into {name} values\n  {string.Join(",\n  ", rows)};\n")}";
    }

    public static string Ask(Question question)
    {
        var parts = new List<string> { $"metrics {string.Join(", ", question.Metrics)}", $"by {string.Join(", ", question.GroupBy.Select(i => i.Column))}" };
        parts.AddRange(question.Where.Select(w => $"where {w}"));
        if (question.First is { } first) parts.Add($"from {first:yyyy-MM-dd}");
        if (question.Last is { } last) parts.Add($"to {last:yyyy-MM-dd}");
        if (question.OrderBy.Count > 0) parts.Add($"order by {string.Join(", ", question.OrderBy)}");
        if (question.Limit is { } limit) parts.Add($"limit {limit}");
        return string.Join("\n  ", parts);
    }

    private static string Model(ModelDef model)
    {
        var lines = new List<string> { $"  - name: {model.Name}", $"    node_relation: {{alias: {model.Table}, schema_name: main}}" };
        if (model.PrimaryEntity is { } primary) lines.Add($"    primary_entity: {primary}");
        if (model.Entities.Count > 0) lines.Add("    entities:");
        lines.AddRange(model.Entities.Select(e => $"      - {{name: {e.Name}, type: {e.Type}, expr: {e.Expr}}}"));
        if (model.Dimensions.Count > 0) lines.Add("    dimensions:");
        lines.AddRange(model.Dimensions.Select(d => $"      - {{name: {d.Name}, expr: {d.Expr}, {(d.IsTime ? $"type: time, type_params: {{time_granularity: {d.Grain}{Validity(d)}}}" : "type: categorical")}}}"));
        if (model.Measures.Count > 0) lines.Add("    measures:");
        lines.AddRange(model.Measures.Select(Measure));
        return string.Join("\n", lines) + "\n";
    }

    private static string Validity(DimensionDef d) =>
        d.IsValidityStart ? ", validity_params: {is_start: true}" : d.IsValidityEnd ? ", validity_params: {is_end: true}" : "";

    private static string Measure(MeasureDef m)
    {
        var more = m.Percentile is { } p ? $", agg_params: {{percentile: {p.ToString(CultureInfo.InvariantCulture)}, use_discrete_percentile: {(m.IsDiscrete ? "true" : "false")}}}" : "";
        if (m.NonAdditive is { } n) more += $", non_additive_dimension: {{name: {n.Dimension}, window_choice: {(n.IsMin ? "min" : "max")}, window_groupings: [{string.Join(", ", n.Groupings)}]}}";
        return $"      - {{name: {m.Name}, agg: {m.Agg}, expr: \"{m.Expr}\", agg_time_dimension: {m.TimeDimension}{more}}}";
    }

    private static string Type(string column, IEnumerable<object?> values) => values.FirstOrDefault(v => v is not null) switch
    {
        bool => "boolean",
        double => "decimal(18, 4)",
        DateTime when column.EndsWith("_at", StringComparison.Ordinal) => "timestamp",
        DateTime => "date",
        null when column.EndsWith("_on", StringComparison.Ordinal) || column.EndsWith("_from", StringComparison.Ordinal) || column.EndsWith("_to", StringComparison.Ordinal) => "date",
        null when column.EndsWith("_at", StringComparison.Ordinal) => "timestamp",
        null when column.StartsWith("is_", StringComparison.Ordinal) => "boolean",
        null when column is "amount" or "balance" or "size" => "decimal(18, 4)",
        _ => "varchar",
    };

    private static string Cell(object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        double number => number.ToString(CultureInfo.InvariantCulture),
        DateTime time => $"'{time:yyyy-MM-dd HH:mm:ss}'",
        _ => $"'{value}'",
    };
}
