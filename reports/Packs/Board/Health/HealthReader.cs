using Warehouse.Reports.Packs.Board.Indicators;
using Warehouse.Reports.Packs.Board.Scorecard;
using Warehouse.Reports.Reading;
using Warehouse.Reports.Text;

namespace Warehouse.Reports.Packs.Board.Health;

/// <summary>Reads the health of accounts.</summary>
public static class HealthReader
{
    private const int History = 24;

    /// <summary>The page's indicators, in its order.</summary>
    public static IReadOnlyList<KpiGroup> Groups { get; } =
    [
        new("健康度", "Health",
        [
            new("health_score", "ヘルススコア", "Health score", "平均", "mean", Measure.Points, null),
            new("engagement_score", "エンゲージメント", "Engagement", "平均", "mean", Measure.Points, null),
            new("partly_scored_accounts", "一部不明のスコア", "Partial scores", "", "", Measure.Accounts, null),
        ]),
        new("失った点", "Points lost",
        [
            new("health_lost_login_frequency", "ログイン頻度", "Login frequency", "平均", "mean", Measure.Points, null),
            new("health_lost_feature_use", "機能利用", "Feature use", "平均", "mean", Measure.Points, null),
            new("health_lost_support_satisfaction", "サポート満足", "Support satisfaction", "平均", "mean", Measure.Points, null),
            new("health_lost_renewal_intent", "更新意向", "Renewal intent", "平均", "mean", Measure.Points, null),
        ]),
        new("予兆", "Foresight",
        [
            new("detection_rate", "解約予兆検知率", "Detection rate", "当月の解約", "churn of the month", Measure.Rate, null),
            new("detection_precision", "予兆の適合率", "Precision", "90日後に判明", "known after 90 days", Measure.Rate, null, ByStart: true),
        ]),
    ];

    /// <summary>Reads the month and what led to it.</summary>
    public static HealthSet Read(MetricReader reader, DateOnly month)
    {
        var months = Month.Ending(month, History);
        var bands = reader.ByMonthAnd(Dimensions.Band, ["health_accounts"], months[0], month);
        var moves = reader.Read(["health_accounts"], [Dimensions.BandBefore, Dimensions.Band], month, month);
        return new HealthSet(
            IndicatorReader.Read(reader, Groups, month),
            months,
            HealthBands.Now.ToDictionary(band => band, band => (IReadOnlyList<Quantity>)[.. months.Select(each => bands.Count("health_accounts", each, band))]),
            HealthBands.Before.SelectMany(before => HealthBands.Now.Select(now => (before, now))).ToDictionary(pair => pair, pair => moves.Count("health_accounts", pair.before, pair.now)));
    }
}
