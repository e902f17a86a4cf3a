using System.Text.Json;
using DuckDB.NET.Data;
using Warehouse.DuckDb;

namespace Warehouse.Etl.Build;

/// <summary>Which columns of a relation a SELECT can possibly read: those that its text names, or all where it takes rows as they are.</summary>
/// <remarks>
/// Rather too many than too few: a word that stands anywhere in the text counts as the name of a column of every relation in it. Taken whole is what
/// stands beside a star, in a natural join, under other column names, or is named itself where a column could be; and everything beside a
/// column told by its position or anything else that has no name.
/// </remarks>
internal sealed class NamesRead
{
    private static readonly HashSet<string> KnownRelations = ["BASE_TABLE", "JOIN", "SUBQUERY", "EMPTY", "TABLE_FUNCTION", "EXPRESSION_LIST"];

    private readonly HashSet<string> words = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> whole = new(StringComparer.OrdinalIgnoreCase);
    private bool isAll;

    private NamesRead()
    {
    }

    /// <summary>Of a SELECT that has been found to parse.</summary>
    public static NamesRead Of(DuckDBConnection connection, string sql)
    {
        var names = new NamesRead();
        names.Walk(SqlTree.Of(connection, sql).GetProperty("statements"));
        return names;
    }

    /// <summary>Whether a column may be read.</summary>
    /// <param name="relation"><c>schema.name</c>.</param>
    /// <param name="column">One of its columns.</param>
    public bool Contains(string relation, string column) => isAll || whole.Contains(relation) || words.Contains(column);

    private void Walk(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray()) Walk(item);
        }
        else if (element.ValueKind == JsonValueKind.String)
        {
            words.Add(element.GetString()!);
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            if (Text(element, "type") == "POSITIONAL_REFERENCE") isAll = true;
            if (element.TryGetProperty("from_table", out var from)) WalkFrom(element, from);
            foreach (var property in element.EnumerateObject()) Walk(property.Value);
        }
    }

    /// <summary>Finds what a SELECT takes whole from the relations that stand directly in its FROM.</summary>
    private void WalkFrom(JsonElement select, JsonElement from)
    {
        var tables = new List<JsonElement>();
        var isNatural = false;
        Tables(from, tables, ref isNatural);
        if (tables.Count == 0) return;
        var rowNames = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var hasStar = select.EnumerateObject().Where(part => part.Name != "cte_map").Aggregate(false, (found, part) => HasStar(part.Value, rowNames) || found);
        foreach (var table in tables)
        {
            var name = Text(table, "table_name")!;
            var isRenamed = table.GetProperty("column_name_alias").GetArrayLength() > 0;
            if (hasStar || isNatural || isRenamed || rowNames.Contains(name) || rowNames.Contains(Text(table, "alias")!)) whole.Add($"{Text(table, "schema_name")}.{name}");
        }
    }

    private void Tables(JsonElement from, List<JsonElement> tables, ref bool isNatural)
    {
        if (from.ValueKind != JsonValueKind.Object) return;
        var type = Text(from, "type")!;
        if (!KnownRelations.Contains(type)) isAll = true;
        if (type == "BASE_TABLE") tables.Add(from);
        if (type != "JOIN") return;
        if (Text(from, "ref_type") is "NATURAL" or "POSITIONAL") isNatural = true;
        Tables(from.GetProperty("left"), tables, ref isNatural);
        Tables(from.GetProperty("right"), tables, ref isNatural);
    }

    /// <summary>Whether a star stands anywhere below, and which names stand alone, as a row's would.</summary>
    private static bool HasStar(JsonElement element, HashSet<string> rowNames)
    {
        if (element.ValueKind == JsonValueKind.Array) return element.EnumerateArray().Aggregate(false, (found, item) => HasStar(item, rowNames) || found);
        if (element.ValueKind != JsonValueKind.Object) return false;
        if (element.TryGetProperty("column_names", out var path) && path.GetArrayLength() == 1) rowNames.Add(path[0].GetString()!);
        return element.EnumerateObject().Aggregate(Text(element, "type") == "STAR", (found, part) => HasStar(part.Value, rowNames) || found);
    }

    private static string? Text(JsonElement element, string property) =>
        element.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
