using System.Collections.Immutable;
using System.Text.Json;

namespace Warehouse.DuckDb;

/// <summary>Walks a parsed query for the tables it reads, knowing which names are CTEs at each place.</summary>
internal sealed class TableWalk
{
    private readonly List<(TableReference Table, long Offset)> found = [];

    private TableWalk()
    {
    }

    internal static IReadOnlyList<(TableReference Table, long Offset)> Through(JsonElement statement)
    {
        var walk = new TableWalk();
        walk.Visit(statement, ImmutableHashSet.Create<string>(StringComparer.OrdinalIgnoreCase));
        return walk.found;
    }

    private void Visit(JsonElement element, ImmutableHashSet<string> ctes)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
                Visit(item, ctes);
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            VisitNode(element, ctes);
        }
    }

    private void VisitNode(JsonElement node, ImmutableHashSet<string> ctes)
    {
        if (Text(node, "type") == "BASE_TABLE")
            Note(node, ctes);
        // The two halves of a recursive CTE see its name.
        if (Text(node, "cte_name") is { Length: > 0 } self)
            ctes = ctes.Add(self);
        var hasCtes = node.TryGetProperty("cte_map", out var map);
        if (hasCtes)
            ctes = VisitCtes(map.GetProperty("map"), ctes);
        foreach (var property in node.EnumerateObject())
        {
            if (!hasCtes || !property.NameEquals("cte_map"))
                Visit(property.Value, ctes);
        }
    }

    /// <summary>A CTE's body sees the CTEs before it, and not itself: there its own name is a table's.</summary>
    private ImmutableHashSet<string> VisitCtes(JsonElement map, ImmutableHashSet<string> ctes)
    {
        foreach (var cte in map.EnumerateArray())
        {
            Visit(cte.GetProperty("value"), ctes);
            ctes = ctes.Add(cte.GetProperty("key").GetString()!);
        }

        return ctes;
    }

    private void Note(JsonElement table, ImmutableHashSet<string> ctes)
    {
        var reference = new TableReference(Text(table, "schema_name") ?? "", Text(table, "table_name") ?? "", Text(table, "catalog_name") ?? "");
        var isCte = reference.Schema.Length == 0 && reference.Catalog.Length == 0 && ctes.Contains(reference.Table);
        if (!isCte)
            found.Add((reference, Offset(table)));
    }

    /// <summary>Where the parser saw the table. It writes the largest u64 for a place it doesn't know.</summary>
    private static long Offset(JsonElement table) =>
        table.TryGetProperty("query_location", out var location) && location.TryGetInt64(out var offset) ? offset : 0;

    private static string? Text(JsonElement node, string name) =>
        node.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
