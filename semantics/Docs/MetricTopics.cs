namespace Warehouse.Semantics.Docs;

/// <summary>The areas that metrics belong to, each a file of <c>models/metrics</c>, in the order in which they are used.</summary>
public static class MetricTopics
{
    private static readonly (string File, Localized Name)[] Known =
    [
        ("retention", new Localized("継続と解約", "Retention and churn")),
        ("revenue", new Localized("売上", "Recurring revenue")),
        ("bridge", new Localized("MRRの増減", "MRR bridge")),
        ("success", new Localized("開始と利用", "Onboarding and product use")),
        ("health", new Localized("ヘルスと解約予兆", "Health and churn signals")),
        ("voice", new Localized("顧客の声", "Voice of the customer")),
        ("signals", new Localized("顧客リストの兆し", "Signals behind the lists")),
        ("playbook", new Localized("プレイブック", "Playbook")),
        ("support", new Localized("サポート", "Support")),
        ("sales", new Localized("更新と商談", "Renewals and opportunities")),
        ("cohorts", new Localized("コホート", "Acquisition cohorts")),
        ("survival", new Localized("生存曲線", "Survival")),
        ("economics", new Localized("採算", "Unit economics")),
        ("books", new Localized("帳簿との照合", "Books that tie")),
        ("funnels", new Localized("ファネル", "Funnels")),
    ];

    /// <summary>What an area is called; a file that is not in the list is called by its own name.</summary>
    public static Localized Name(string topic) => Known.FirstOrDefault(known => known.File == topic).Name ?? new Localized(topic, topic);

    /// <summary>The metrics of each area, areas in the order of use, metrics in that of their file.</summary>
    public static IReadOnlyList<(string Topic, IReadOnlyList<MetricDescription> Metrics)> Group(Catalog catalog) =>
        [.. catalog.Definitions.Keys.Select(catalog.Describe)
            .GroupBy(metric => metric.Topic, StringComparer.Ordinal)
            .OrderBy(group => Place(group.Key)).ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (group.Key, (IReadOnlyList<MetricDescription>)[.. group]))];

    private static int Place(string topic) => Array.FindIndex(Known, known => known.File == topic) is >= 0 and var at ? at : Known.Length;
}
