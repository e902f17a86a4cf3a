namespace Warehouse.Semantics.Docs;

/// <summary>The relations of one layer, with their columns or, of the layers between, one line each.</summary>
internal static class RelationPage
{
    public static string Of(Localized title, Localized about, IReadOnlyList<DocumentedRelation> relations, bool isBrief) => string.Join('\n',
    [
        $"# {title.En} {title.Ja}",
        "",
        $"{about.En} {about.Ja}",
        "",
        .. isBrief ? Brief(relations) : relations.SelectMany(Whole),
    ]);

    private static IEnumerable<string> Brief(IReadOnlyList<DocumentedRelation> relations) =>
    [
        "| relation 表 | | reads 参照 |",
        "|---|---|---|",
        .. relations.Select(relation => $"| `{relation.Name}` | {relation.Description.En} {relation.Description.Ja} | {Names(relation.Reads)} |"),
        "",
    ];

    private static IEnumerable<string> Whole(DocumentedRelation relation)
    {
        yield return $"## {relation.Name}";
        yield return "";
        yield return $"{relation.Description.En}  ";
        yield return relation.Description.Ja;
        yield return "";
        if (relation.Grain.Count > 0) yield return $"- a row 1行: {Names(relation.Grain)}";
        if (relation.Reads.Count > 0) yield return $"- made of 元: {Names(relation.Reads)}";
        yield return "";
        yield return "| column 列 | type 型 | | |";
        yield return "|---|---|---|---|";
        foreach (var column in relation.Columns) yield return $"| `{column.Name}` | {column.Type} | {Cell(column.Description.En)} | {Cell(column.Description.Ja)} |";
        yield return "";
    }

    private static string Names(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"`{name}`"));

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
