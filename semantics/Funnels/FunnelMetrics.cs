using Warehouse.Semantics.Manifest;

namespace Warehouse.Semantics.Funnels;

/// <summary>A funnel is several numbers: each is a metric of its own, and the funnel's name stands for all of them.</summary>
internal static class FunnelMetrics
{
    private static readonly (FunnelOutput Output, string Unit, string Better, Localized Label, Localized Description)[] Outputs =
    [
        (FunnelOutput.Entered, "count", "", new("段階に入った数", "entered"), new("その段階に入った数。", "Who entered the step.")),
        (FunnelOutput.Converted, "count", "", new("期限内の到達", "converted"), new("期限内に到達した数。", "Who reached the step inside its window.")),
        (FunnelOutput.Late, "count", "", new("遅れての到達", "late"), new("期限を過ぎて到達した数。", "Who reached the step after its window.")),
        (FunnelOutput.Open, "count", "", new("進行中", "open"), new("未到達で期限前の数。", "Who has not reached the step while its window runs.")),
        (FunnelOutput.Lost, "count", "", new("離脱", "lost"), new("未到達で期限を過ぎたか、到達前に離れた数。", "Who left, or ran out of time without reaching the step.")),
        (FunnelOutput.Rate, "percent", "up", new("転換率", "rate"), new(
            "期限内 ÷（期限内＋離脱＋遅れ）。進行中は分母に含めない。", "converted ÷ (converted + lost + late); what is still open is left out.")),
        (FunnelOutput.OfFirst, "percent", "up", new("開始数比", "share of first"), new(
            "その段階に到達した数（期限内と遅れ）÷ 最初の段階に入った数。", "Who reached the step, in time or late ÷ who entered the first step.")),
        (FunnelOutput.MedianDays, "days", "down", new("日数の中央値", "median days"), new(
            "到達した数の日数。起点は開始、分岐の段階では分岐元。", "Days of those who reached the step, from the entry; of a branch from where it leaves.")),
        (FunnelOutput.P75Days, "days", "down", new("日数の75パーセンタイル", "p75 days"), new(
            "到達した数の日数。起点は開始、分岐の段階では分岐元。", "Days of those who reached the step, from the entry; of a branch from where it leaves.")),
    ];

    /// <summary>The metric itself; of a funnel, its numbers and the bundle of them: <c>phase_funnel_entered</c> …, <c>phase_funnel</c>.</summary>
    public static IEnumerable<Metric> Of(Metric metric)
    {
        if (metric.Body is not FunnelBody funnel) return [metric];
        var numbers = Outputs.Select(output => metric with
        {
            Name = $"{metric.Name}_{NameOf(output.Output)}",
            Label = new Localized($"{metric.Label.Ja} {output.Label.Ja}", $"{metric.Label.En} {output.Label.En}"),
            Description = output.Description,
            Unit = output.Unit,
            Target = null,
            Amber = null,
            Better = output.Better,
            Requires = [FunnelBody.Step, .. metric.Requires.Where(r => r != FunnelBody.Step)],
            Body = new FunnelOutputBody(funnel, output.Output),
        }).ToList();
        var bundle = new BundleBody([.. numbers.Select(number => MetricInputReader.Plain(number.Name, metric.Place))]);
        return [metric with { Body = bundle }, .. numbers];
    }

    /// <summary>How the name of a number ends.</summary>
    public static string NameOf(FunnelOutput output) => output switch
    {
        FunnelOutput.OfFirst => "of_first",
        FunnelOutput.MedianDays => "median_days",
        FunnelOutput.P75Days => "p75_days",
        _ => output.ToString().ToLowerInvariant(),
    };
}
