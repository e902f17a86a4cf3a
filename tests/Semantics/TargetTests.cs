using Warehouse.Semantics;
using Warehouse.Tests.Semantics.Fixtures;

namespace Warehouse.Tests.Semantics;

/// <summary>A row of targets wins over the default; churn's default here is at most 5 %, amber to 10 %.</summary>
public sealed class TargetTests : IDisposable
{
    private static readonly DateOnly June = new(2026, 6, 1);

    private readonly TinyWarehouse warehouse = new TinyWarehouse("2026-05", "2026-06")
        .Run("insert into etl.kpi_target values ('logo_churn', 0.05, 0.10, 'down')")
        .Rows(
            "star.fct_target",
            "month, metric, touch_tier, segment, target",
            "date '2026-06-01', 'logo_churn', '(none)', '(none)', 0.08",
            "date '2026-06-01', 'logo_churn', 'high', '(none)', 0.03",
            "date '2026-06-01', 'logo_churn', '(none)', 'smb', 0.12",
            "date '2026-06-01', 'logo_churn', 'high', 'smb', 0.04",
            "date '2026-06-01', 'arpa', '(none)', '(none)', 50000");

    private IMetrics Metrics => warehouse.Engine;

    [Fact]
    public void TargetOf_MonthWithARow_IsTheRowsAndAmberKeepsItsDistance() =>
        // Amber lies 5 points beyond the target, so 8 % is followed by 13 %.
        Metrics.TargetOf("logo_churn", June).ShouldBe(new MetricTarget(0.08m, 0.13m, "down", IsOfMonth: true));

    [Fact]
    public void TargetOf_MonthWithoutARow_IsTheDefault() =>
        Metrics.TargetOf("logo_churn", June.AddMonths(-1)).ShouldBe(new MetricTarget(0.05m, 0.10m, "down", IsOfMonth: false));

    [Theory]
    [InlineData("high", null, 0.03)]
    [InlineData("low", null, 0.08)]
    [InlineData(null, "smb", 0.12)]
    [InlineData("high", "smb", 0.04)]
    [InlineData("low", "smb", 0.12)]
    [InlineData("high", "enterprise", 0.03)]
    public void TargetOf_Members_IsTheRowThatNamesMostOfThem(string? tier, string? segment, double target)
    {
        var members = new Dictionary<string, string>();
        if (tier is not null) members["account__touch_tier"] = tier;
        if (segment is not null) members["account__segment"] = segment;

        Metrics.TargetOf("logo_churn", June, members)!.Target.ShouldBe((decimal)target);
    }

    [Fact]
    public void TargetOf_MetricWithoutADefault_HasARowsTargetAndNoAmber() =>
        Metrics.TargetOf("arpa", new DateOnly(2026, 6, 30)).ShouldBe(new MetricTarget(50000m, null, "up", IsOfMonth: true));

    [Fact]
    public void TargetOf_NeitherRowNorDefault_IsNone()
    {
        Metrics.TargetOf("arpa", June.AddMonths(-1)).ShouldBeNull();
        Metrics.TargetOf("no_such_metric", June).ShouldBeNull();
    }

    [Theory]
    [InlineData(0.05, "up", TargetStatus.Red)]
    [InlineData(0.10, "up", TargetStatus.Amber)]
    [InlineData(0.11, "up", TargetStatus.Green)]
    [InlineData(0.11, "down", TargetStatus.Green)]
    [InlineData(0.1100001, "down", TargetStatus.Red)]
    [InlineData(0.11, "", TargetStatus.Unknown)]
    [InlineData(null, "up", TargetStatus.Unknown)]
    public void StatusOf_ValueAtABound_IsOnItsGoodSide(double? value, string better, TargetStatus status) =>
        new MetricTarget(0.11m, 0.10m, better, IsOfMonth: false).StatusOf((decimal?)value).ShouldBe(status);

    [Fact]
    public void Beside_RowsByMonthAndTier_HoldTheTargetsOfTheirMonthAndTier()
    {
        var answer = new MetricTable(
            ["metric_time__month", "account__touch_tier", "logo_churn", "paying_accounts"],
            [[June.AddMonths(-1), "high", 0.05, 9L], [June, "high", 0.06, 9L], [June, "low", 0.14, 9L], [June, "tech", null, 9L]]);

        var beside = AnswerTargets.Beside(answer, Metrics, new MetricRequest(["logo_churn", "paying_accounts"], ["metric_time__month", "account__touch_tier"]));

        beside.Columns.ShouldBe(["metric_time__month", "account__touch_tier", "logo_churn", "logo_churn_target", "logo_churn_status", "paying_accounts"]);
        beside.Rows.ShouldBe(
        [
            [June.AddMonths(-1), "high", 0.05, 0.05m, "green", 9L],
            [June, "high", 0.06, 0.03m, "amber", 9L],
            [June, "low", 0.14, 0.08m, "red", 9L],
            [June, "tech", null, 0.08m, null, 9L],
        ]);
    }

    [Fact]
    public void Beside_AnswerWithoutATime_HoldsTheTargetOfTheLastMonthAsked() =>
        AnswerTargets.Beside(new MetricTable(["logo_churn"], [[0.06]]), Metrics, new MetricRequest(["logo_churn"], []) { Start = June.AddMonths(-1), End = June.AddMonths(1).AddDays(-1) })
            .Rows.ShouldBe([[0.06, 0.08m, "green"]]);

    [Fact]
    public void Beside_AnswerByQuarter_SaysThatTargetsAreByMonth() =>
        Should.Throw<SemanticException>(() => AnswerTargets.Beside(new MetricTable(["metric_time__quarter", "logo_churn"], []), Metrics, new MetricRequest(["logo_churn"], ["metric_time__quarter"])))
            .Message.ShouldBe("targets are by month: group by metric_time__month, or by no time, instead of metric_time__quarter");

    public void Dispose() => warehouse.Dispose();
}
