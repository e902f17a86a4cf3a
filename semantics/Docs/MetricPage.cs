using Warehouse.Semantics.Publish.Lineage;

namespace Warehouse.Semantics.Docs;

/// <summary>The metrics of one area: first all of them at a glance, then each with its formula, cuts and sources.</summary>
internal static class MetricPage
{
    public static string Of(string topic, IReadOnlyList<MetricDescription> metrics, MetricLineage lineage) => string.Join('\n',
    [
        $"# {MetricTopics.Name(topic).En} {MetricTopics.Name(topic).Ja}",
        "",
        $"Defined in [models/metrics/{topic}.yml](../../models/metrics/{topic}.yml).",
        "",
        "| metric 指標 | | owner 責任 | unit 単位 | target 目標 |",
        "|---|---|---|---|---|",
        .. metrics.Select(metric => $"| [`{metric.Definition.Name}`](#{metric.Definition.Name}) | {metric.Definition.Label.En} · {metric.Definition.Label.Ja} | {metric.Definition.Owner} | {metric.Definition.Unit} | {TargetText.Of(metric.Definition)} |"),
        "",
        .. metrics.SelectMany(metric => Metric(metric, lineage)),
    ]);

    private static IEnumerable<string> Metric(MetricDescription metric, MetricLineage lineage)
    {
        var what = metric.Definition;
        yield return $"## {what.Name}";
        yield return "";
        yield return $"**{what.Label.En}** {what.Description.En}  ";
        yield return $"**{what.Label.Ja}** {what.Description.Ja}";
        yield return "";
        yield return $"- formula 計算式: `{metric.Formula}`";
        yield return $"- cut by 切り口: {Cuts(what.Dimensions)}{(metric.Requires.Count > 0 ? $"; needs 必須: {string.Join(", ", metric.Requires)}" : "")}";
        yield return $"- reads 参照: {string.Join(", ", metric.Sources.Select(source => $"`{source}`"))}";
        var extracts = Extracts(lineage, what.Name);
        if (extracts.Length > 0) yield return $"- from 抽出元: {extracts}";
        yield return "";
    }

    /// <summary><c>metric_time; account: touch_tier, phase</c>: an entity is named once.</summary>
    private static string Cuts(IReadOnlyList<string> dimensions) => string.Join("; ", dimensions
        .GroupBy(name => name.Contains("__", StringComparison.Ordinal) ? name[..name.IndexOf("__", StringComparison.Ordinal)] : "", StringComparer.Ordinal)
        .Select(group => group.Key.Length == 0 ? string.Join(", ", group) : $"{group.Key}: {string.Join(", ", group.Select(name => name[(group.Key.Length + 2)..]))}"));

    private static string Extracts(MetricLineage lineage, string name) => string.Join("; ", lineage.Upstream("metric", name, "column")
        .Where(column => column.StartsWith("raw.", StringComparison.Ordinal))
        .GroupBy(column => column[..column.LastIndexOf('.')], column => column[(column.LastIndexOf('.') + 1)..], StringComparer.Ordinal)
        .OrderBy(relation => relation.Key, StringComparer.Ordinal)
        .Select(relation => $"`{relation.Key}` ({string.Join(", ", relation.Order(StringComparer.Ordinal))})"));
}
