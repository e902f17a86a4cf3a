using Warehouse.Reports.Text;

namespace Warehouse.Reports.Packs.Board.Scorecard;

/// <summary>The headline metrics in the order of use: retention, product use, expansion, voice, acquisition.</summary>
public static class KpiCatalogue
{
    /// <summary>The scorecard's blocks for a reporting currency.</summary>
    public static IReadOnlyList<KpiGroup> Groups(Currency currency) =>
    [
        new("定着・解約", "Retention",
        [
            new("nrr", "売上継続率 NRR", "Net revenue retention", "12か月", "12 months", Measure.Rate, 4),
            new("grr", "売上維持率 GRR", "Gross revenue retention", "12か月", "12 months", Measure.Rate, 4),
            new("logo_churn", "解約率（社数）", "Logo churn", "12か月", "12 months", Measure.Rate, 4),
        ]),
        new("プロダクト利用", "Product use",
        [
            new("onboarding_completion", "オンボーディング完了率", "Onboarding completion", "90日以内", "within 90 days", Measure.Rate, 9, ByStart: true),
            new("time_to_value", "タイムトゥバリュー", "Time to value", "中央値", "median", Measure.Days, 9, ByStart: true),
            new("login_frequency", "ログイン頻度", "Login frequency", "週あたり", "days a week", Measure.Times, 9),
            new("feature_adoption", "機能活用率", "Feature adoption", "主要機能", "key features", Measure.Rate, 9),
            new("health_score", "ヘルススコア", "Health score", "平均", "mean", Measure.Points, 8),
        ]),
        new("拡大・単価", "Expansion",
        [
            new("upsell_rate", "アップセル率", "Upsell rate", "12か月", "12 months", Measure.Rate, null),
            new("cross_sell_rate", "クロスセル率", "Cross-sell rate", "12か月", "12 months", Measure.Rate, null),
            new("arpa", "ARPA", "ARPA", "有料1社あたりMRR", "MRR per paying account", Measure.Thousands(currency), 7),
        ]),
        new("顧客の声", "Voice",
        [
            new("nps", "NPS", "NPS", "当月の回答", "answers of the month", Measure.Score, 10),
            new("csat", "CSAT", "CSAT", "5段階の4以上", "4 or 5 of 5", Measure.Rate, 10),
        ]),
        new("獲得効率", "Acquisition",
        [
            new("payback_months", "投資回収期間", "CAC payback", "粗利ベース", "on gross margin", Measure.Months, 7),
            new("ltv_cac", "LTV／CAC", "LTV/CAC", "粗利ベース", "on gross margin", Measure.Multiple, 7),
        ]),
    ];
}
