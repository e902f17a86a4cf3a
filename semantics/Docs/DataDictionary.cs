using Warehouse.Semantics.Publish.Lineage;

namespace Warehouse.Semantics.Docs;

/// <summary>The data dictionary in Markdown: a page for each area of metrics, one for each layer of relations, and an index.</summary>
/// <remarks>Made of the metrics' definitions and the models' contracts alone, so it cannot say anything else than they do.</remarks>
public static class DataDictionary
{
    /// <summary>Relations with their columns; of the layers between, one line a relation is enough.</summary>
    private static readonly (string Page, Localized Title, Localized About)[] Layers =
    [
        ("star", new Localized("スタースキーマ", "Star schema"), new Localized("公開ファイルの事実表と次元表。", "Facts and dimensions of the published file.")),
        ("marts", new Localized("マート", "Marts"), new Localized("公開ファイルの集計表。", "Aggregates of the published file.")),
        ("intermediate", new Localized("中間モデル", "Intermediate models"), new Localized("公開されない計算の途中。", "Steps of the calculation, not published.")),
        ("staging", new Localized("ステージング", "Staging"), new Localized("抽出データを共通の形に揃える。公開されない。", "Extracts brought into one form, not published.")),
    ];

    /// <summary>Every page, the index first.</summary>
    public static IReadOnlyList<DocumentPage> Pages(Catalog catalog, MetricLineage lineage, IReadOnlyList<DocumentedRelation> relations)
    {
        var topics = MetricTopics.Group(catalog);
        var metrics = topics.Select(topic => new DocumentPage($"metrics/{topic.Topic}.md", MetricPage.Of(topic.Topic, topic.Metrics, lineage)));
        var tables = relations.GroupBy(relation => relation.Page, StringComparer.Ordinal).OrderBy(page => Place(page.Key)).ThenBy(page => page.Key, StringComparer.Ordinal).ToList();
        var pages = tables.Select(page => new DocumentPage($"tables/{page.Key}.md", RelationPage.Of(Title(page.Key), About(page.Key), [.. page], page.Key is "intermediate" or "staging")));
        return [new DocumentPage("README.md", Index(catalog, topics, [.. tables.Select(page => (page.Key, page.Count()))])), .. metrics, .. pages];
    }

    private static string Index(Catalog catalog, IReadOnlyList<(string Topic, IReadOnlyList<MetricDescription> Metrics)> topics, IReadOnlyList<(string Page, int Count)> tables) => string.Join('\n',
    [
        "# Data dictionary データ辞書",
        "",
        "Written by `warehouse docs` from `models/metrics` and the `.yml` beside each model and extract: change them, not these pages.",
        "このフォルダーは `warehouse docs` が定義ファイルから書き出す。直すのは定義のほう。",
        "",
        "## Metrics 指標",
        "",
        "| area 領域 | metrics 指標 |",
        "|---|---|",
        .. topics.Select(topic => $"| [{MetricTopics.Name(topic.Topic).En} {MetricTopics.Name(topic.Topic).Ja}](metrics/{topic.Topic}.md) | {string.Join(" ", topic.Metrics.Select(metric => $"`{metric.Definition.Name}`"))} |"),
        "",
        "## Tables 表",
        "",
        "| layer 層 | | relations 数 |",
        "|---|---|---|",
        .. tables.Select(page => $"| [{Title(page.Page).En} {Title(page.Page).Ja}](tables/{page.Page}.md) | {About(page.Page).En} {About(page.Page).Ja} | {page.Count} |"),
        "",
        "## Saved queries 保存済みクエリ",
        "",
        "Views of the published file, for any DuckDB. 公開ファイルのビュー。",
        "",
        "| view | | metrics 指標 | by 切り口 |",
        "|---|---|---|---|",
        .. catalog.SavedQueries.Select(query => $"| `metrics.{query.Name}` | {query.Description.En} {query.Description.Ja} | {string.Join(" ", query.Request.Metrics.Select(name => $"`{name}`"))} | {string.Join(" ", query.Request.GroupBy.Select(name => $"`{name}`"))} |"),
        "",
    ]);

    private static int Place(string page) => Array.FindIndex(Layers, layer => layer.Page == page) is >= 0 and var at ? at : Layers.Length;

    private static Localized Title(string page) =>
        Layers.FirstOrDefault(layer => layer.Page == page).Title ?? new Localized($"抽出データ {Source(page)}", $"Extracts: {Source(page)}");

    private static Localized About(string page) =>
        Layers.FirstOrDefault(layer => layer.Page == page).About ?? new Localized("受け取るファイルの列。", "What the delivered files hold.");

    private static string Source(string page) => page.Replace("raw-", "", StringComparison.Ordinal);
}
