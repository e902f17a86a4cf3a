using System.Collections.Immutable;
using System.Text.Json;
using DuckDB.NET.Data;
using Warehouse.DuckDb;

namespace Warehouse.Semantics.Publish.Lineage;

/// <summary>Tells from a SELECT's parsed tree which columns each of its columns is made of, one step up.</summary>
/// <remarks>
/// The parser is DuckDB's own. What is followed is what a value is computed from: the select list with its windows, through CTEs, subqueries
/// and unions. Joins and filters choose rows; they are the relations' lineage, not a column's.
/// </remarks>
internal sealed class ColumnLineage
{
    private readonly Func<string, IReadOnlyList<string>> columnsOf;

    private ColumnLineage(Func<string, IReadOnlyList<string>> columnsOf) => this.columnsOf = columnsOf;

    /// <summary>The columns of a SELECT, each with the columns of relations that it is made of.</summary>
    /// <param name="columnsOf">A relation's columns; empty where unknown.</param>
    public static IReadOnlyList<(string Column, ImmutableHashSet<ColumnName> Sources)> Of(DuckDBConnection connection, string sql, Func<string, IReadOnlyList<string>> columnsOf)
    {
        var tree = SqlTree.Of(connection, sql);
        if (tree.GetProperty("error").GetBoolean()) return [];
        var node = tree.GetProperty("statements")[0].GetProperty("node");
        return [.. new ColumnLineage(columnsOf).Query(node, ImmutableDictionary.Create<string, LineageTable>(StringComparer.OrdinalIgnoreCase)).Columns.Select(column => (column.Name, column.Sources))];
    }

    private LineageTable Query(JsonElement node, ImmutableDictionary<string, LineageTable> ctes)
    {
        if (node.TryGetProperty("cte_map", out var map) && map.TryGetProperty("map", out var bodies))
        {
            foreach (var cte in bodies.EnumerateArray())
                ctes = ctes.SetItem(cte.GetProperty("key").GetString()!, Query(cte.GetProperty("value").GetProperty("query").GetProperty("node"), ctes));
        }

        return Text(node, "type") switch
        {
            "SELECT_NODE" => Select(node, ctes),
            "SET_OPERATION_NODE" when node.TryGetProperty("children", out var parts) => parts.EnumerateArray().Select(part => Query(part, ctes)).Aggregate((all, next) => all.Union(next)),
            "SET_OPERATION_NODE" => Query(node.GetProperty("left"), ctes).Union(Query(node.GetProperty("right"), ctes)),
            _ => LineageTable.Empty,
        };
    }

    private LineageTable Select(JsonElement node, ImmutableDictionary<string, LineageTable> ctes)
    {
        var from = new List<LineageTable>();
        if (node.TryGetProperty("from_table", out var table)) From(table, ctes, from);
        var columns = new List<LineageColumn>();
        foreach (var item in node.GetProperty("select_list").EnumerateArray())
        {
            if (Text(item, "class") == "STAR")
            {
                var of = Text(item, "relation_name");
                columns.AddRange(from.Where(t => of.Length == 0 || t.Is(of)).SelectMany(t => t.Columns));
            }
            else
            {
                columns.Add(new LineageColumn(NameOf(item), Sources(item, from)));
            }
        }

        return new LineageTable("", columns, []);
    }

    private void From(JsonElement node, ImmutableDictionary<string, LineageTable> ctes, List<LineageTable> found)
    {
        var alias = Text(node, "alias");
        switch (Text(node, "type"))
        {
            case "BASE_TABLE":
                var (schema, name) = (Text(node, "schema_name"), Text(node, "table_name"));
                var table = schema.Length == 0 && ctes.TryGetValue(name, out var cte) ? cte : Relation(schema.Length == 0 ? name : $"{schema}.{name}");
                found.Add(table with { Alias = alias.Length > 0 ? alias : name });
                break;
            case "SUBQUERY":
                found.Add(Query(node.GetProperty("subquery").GetProperty("node"), ctes) with { Alias = alias });
                break;
            case "JOIN":
                From(node.GetProperty("left"), ctes, found);
                From(node.GetProperty("right"), ctes, found);
                break;
            case "TABLE_FUNCTION":
                // What a spine yields is made of its arguments, whatever its columns are called.
                found.Add(new LineageTable(alias, [], Sources(node.GetProperty("function"), found)));
                break;
        }
    }

    private LineageTable Relation(string name)
    {
        var columns = columnsOf(name).Select(column => new LineageColumn(column, [new ColumnName(name, column)])).ToList();
        return new LineageTable("", columns, [], columns.Count == 0 ? name : null);
    }

    private static ImmutableHashSet<ColumnName> Sources(JsonElement expression, List<LineageTable> from)
    {
        if (expression.ValueKind == JsonValueKind.Array) return [.. expression.EnumerateArray().SelectMany(item => Sources(item, from))];
        if (expression.ValueKind != JsonValueKind.Object) return [];
        if (Text(expression, "class") == "COLUMN_REF") return Resolve([.. expression.GetProperty("column_names").EnumerateArray().Select(part => part.GetString()!)], from);
        return [.. expression.EnumerateObject().SelectMany(property => Sources(property.Value, from))];
    }

    private static ImmutableHashSet<ColumnName> Resolve(string[] path, List<LineageTable> from)
    {
        var column = path[^1];
        var candidates = path.Length == 1 ? from : [.. from.Where(table => table.Is(path[^2]))];
        return candidates.Select(table => table.Find(column)).FirstOrDefault(sources => sources is not null)
            ?? candidates.Select(table => table.Otherwise(column)).FirstOrDefault(sources => sources.Count > 0)
            ?? [];
    }

    private static string NameOf(JsonElement item) =>
        Text(item, "alias") is { Length: > 0 } alias ? alias
        : Text(item, "class") == "COLUMN_REF" ? item.GetProperty("column_names").EnumerateArray().Last().GetString()!
        : Text(item, "function_name");

    private static string Text(JsonElement node, string name) =>
        node.ValueKind == JsonValueKind.Object && node.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}

/// <summary>A column of a query in the making.</summary>
internal sealed record LineageColumn(string Name, ImmutableHashSet<ColumnName> Sources);

/// <summary>What a FROM clause offers under one alias.</summary>
/// <param name="Any">What a column that is not listed is made of: a table function's arguments.</param>
/// <param name="Open">The relation whose columns are not known: any name is one of it.</param>
internal sealed record LineageTable(string Alias, IReadOnlyList<LineageColumn> Columns, ImmutableHashSet<ColumnName> Any, string? Open = null)
{
    public static readonly LineageTable Empty = new("", [], []);

    public bool Is(string alias) => string.Equals(Alias, alias, StringComparison.OrdinalIgnoreCase);

    public ImmutableHashSet<ColumnName>? Find(string column) =>
        Columns.FirstOrDefault(known => string.Equals(known.Name, column, StringComparison.OrdinalIgnoreCase))?.Sources;

    public ImmutableHashSet<ColumnName> Otherwise(string column) => Open is null ? Any : [new ColumnName(Open, column)];

    /// <summary>A union takes columns by their place.</summary>
    public LineageTable Union(LineageTable other) => this with
    {
        Columns = [.. Columns.Select((column, i) => i < other.Columns.Count ? column with { Sources = column.Sources.Union(other.Columns[i].Sources) } : column)],
    };
}
