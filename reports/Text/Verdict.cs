using Warehouse.Semantics;

namespace Warehouse.Reports.Text;

/// <summary>A value against its target.</summary>
public enum Verdict
{
    /// <summary>No value or no target.</summary>
    None,

    /// <summary>達成.</summary>
    Met,

    /// <summary>注意: short of the target, within the amber bound.</summary>
    Watch,

    /// <summary>未達.</summary>
    Missed,
}

/// <summary>Judges values, always unrounded.</summary>
public static class Verdicts
{
    /// <summary>The verdict; where the definition has no amber bound, what is not met is missed.</summary>
    /// <param name="better"><c>up</c> or <c>down</c>; anything else has no verdict.</param>
    public static Verdict Judge(decimal? value, decimal? target, decimal? amber, string better)
    {
        var status = target is { } wanted ? new MetricTarget(wanted, amber, better, IsOfMonth: false).StatusOf(value) : TargetStatus.Unknown;
        return status switch
        {
            TargetStatus.Green => Verdict.Met,
            TargetStatus.Amber => Verdict.Watch,
            TargetStatus.Red => Verdict.Missed,
            _ => Verdict.None,
        };
    }

    /// <summary>Whether a difference is for the worse.</summary>
    public static bool IsWorse(decimal? difference, string better) =>
        (better == "up" && difference < 0) || (better == "down" && difference > 0);

    /// <summary>The word beside the shape.</summary>
    public static string Word(this Verdict verdict, Language language) => verdict switch
    {
        Verdict.Met => language.Pick("達成", "Met"),
        Verdict.Watch => language.Pick("注意", "Watch"),
        Verdict.Missed => language.Pick("未達", "Missed"),
        _ => Figures.Unknown,
    };
}
