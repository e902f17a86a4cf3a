using Warehouse.Semantics.Entities;
using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Manifest;
using Warehouse.Semantics.Plan;
using Warehouse.Semantics.Resolve;

namespace Warehouse.Semantics.Sparse;

/// <summary>Measures that are read together, under the name of their table.</summary>
internal sealed class LeafGroup(string name)
{
    public string Name { get; } = name;

    public List<(LeafRead Read, string Column)> Reads { get; } = [];
}

/// <summary>Gathers the tables from which numbers that stand side by side are made; what can be read in one scan is.</summary>
internal sealed class PartScope(QueryContext query)
{
    private readonly Dictionary<string, LeafGroup> groups = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EntityGroup> entities = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Column> columns = new(StringComparer.Ordinal);
    private readonly List<Func<SelectTable>> tables = [];

    /// <summary>The column of a measure; the same read is one column.</summary>
    public Column Leaf(LeafRead read)
    {
        var key = $"{read.Measure.Name}|{read.Key}|{read.FilterKey}";
        if (columns.TryGetValue(key, out var known)) return known;
        var groupKey = SharesRows(read) ? read.Key : $"{read.Key}|{read.FilterKey}";
        if (!groups.TryGetValue(groupKey, out var group))
        {
            groups.Add(groupKey, group = new LeafGroup(query.Names.Unique($"{read.Model.Name}_{Suffix(read)}")));
            tables.Add(() => new LeafPlanner(query).Plan(group));
        }

        var column = query.Names.Unique(read.Measure.Name);
        group.Reads.Add((read, column));
        return columns[key] = new Column(column, group.Name);
    }

    /// <summary>A column of a table that is planned already.</summary>
    public Column Of(SelectTable table, string column)
    {
        tables.Add(() => table);
        return new Column(column, table.Name);
    }

    /// <summary>A number of a source that follows entities; the same source is one table.</summary>
    /// <param name="times">Conditions on the days of the calendar.</param>
    public Column Entities(EntitySource source, IReadOnlyList<Expression> times, DateOnly asOf, Measure measure, string output, string table, string column)
    {
        var key = $"{source.Key}|{string.Join(" and ", times)}";
        if (columns.TryGetValue($"{key}|{output}", out var known)) return known;
        if (!entities.TryGetValue(key, out var group))
        {
            entities.Add(key, group = new EntityGroup(query, query.Names.Unique(table), source, times, asOf));
            tables.Add(group.Plan);
        }

        var name = query.Names.Unique(column);
        group.Leaves.Add(new Leaf(name, measure, null, null, 0) { Output = output });
        return columns[$"{key}|{output}"] = new Column(name, group.Name);
    }

    /// <summary>The tables, once everything has been asked of them.</summary>
    public IReadOnlyList<SelectTable> Tables() => [.. tables.Select(table => table())];

    private static string Suffix(LeafRead read) =>
        read.Cumulative is not null ? "to_date" : read.Offsets.Count > 0 ? "earlier" : read.FillsTimeSpine ? "filled" : "measures";

    /// <summary>Whether a filter may become the measure's own, so that others read all rows in the same scan: where it needs no join of its own.</summary>
    private bool SharesRows(LeafRead read)
    {
        if (read.Offsets.Count > 0 || read.Cumulative is not null || read.FillsTimeSpine || read.Measure.NonAdditive is not null) return false;
        return read.Filters.All(f => !f.NamesMetrics && f.Items.All(item => query.IsTimeOf(read.Leaf, item) ? item.Resolution is not AtCustomGrain : IsAtHand(read.Model, item)));
    }

    private bool IsAtHand(SemanticModel model, GroupItem item)
    {
        if (query.Items.Contains(item)) return true;
        var path = query.Path(model, item);
        return item.Resolution is not AtCustomGrain && path.Steps.Count == 0;
    }
}
