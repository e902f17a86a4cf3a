using Warehouse.Reports.Reading;
using Warehouse.Reports.Text;

namespace Warehouse.Reports.Packs.Board.Funnel;

/// <summary>A step of the phase funnel for one population.</summary>
/// <param name="Rate">Converted ÷ (converted + lost + late); null where nobody's outcome is known.</param>
/// <param name="MedianDays">Of those who reached it.</param>
public sealed record FunnelStep(string Step, Quantity Entered, Quantity Converted, Quantity Late, Quantity Open, Quantity Lost, Quantity? Rate, Quantity? MedianDays)
{
    /// <summary>Accounts whose outcome is known.</summary>
    public Quantity Decided => Converted + Late + Lost;

    /// <summary>Steps that branch from adoption.</summary>
    public bool IsBranch => Step is "expanded" or "engaged" or "renewed";
}

/// <summary>The funnel of one population.</summary>
/// <param name="Tier">Touch tier at entry; null for all.</param>
/// <param name="Started">Contracts started.</param>
public sealed record TierFunnel(string? Tier, Quantity Started, IReadOnlyList<FunnelStep> Steps)
{
    /// <summary>With fewer accounts than this, one account moves a rate by more than 3 pt.</summary>
    public const int Few = 30;

    /// <summary>Whether the population is too small to be judged by.</summary>
    public bool IsSmall => Started < Few;

    /// <summary>A step by name.</summary>
    public FunnelStep? Step(string name) => Steps.FirstOrDefault(step => step.Step == name);
}

/// <summary>The funnel of all and of each tier, for the contracts started in a period.</summary>
public sealed record FunnelSet(DateOnly First, DateOnly Last, TierFunnel Whole, IReadOnlyList<TierFunnel> Tiers);

/// <summary>Reads the phase funnel.</summary>
public static class FunnelReader
{
    private const int History = 24;
    private const string Entry = "contract_started";

    private static readonly string[] Steps = ["first_value", "onboarding_completed", "adopted", "expanded", "engaged", "renewed"];

    private static readonly string[] Metrics =
    [
        "phase_funnel_entered", "phase_funnel_converted", "phase_funnel_late", "phase_funnel_open",
        "phase_funnel_lost", "phase_funnel_rate", "phase_funnel_median_days",
    ];

    /// <summary>Contracts started in the 24 months that end with the month.</summary>
    public static FunnelSet Read(MetricReader reader, DateOnly month)
    {
        var first = month.AddMonths(1 - History);
        var whole = reader.Read(Metrics, [Dimensions.Step], first, month);
        var cut = reader.Read(Metrics, [Dimensions.Step, Dimensions.TouchTier], first, month);
        var tiers = Members.TierOrder(cut.Members<string>(1).Concat(["high", "low", "tech"]))
            .Select(tier => Funnel(tier, (metric, step) => cut[metric, step, tier]))
            .Where(funnel => funnel.Tier is "high" or "low" or "tech" || funnel.Started > 0);
        return new FunnelSet(first, month, Funnel(null, (metric, step) => whole[metric, step]), [.. tiers]);
    }

    private static TierFunnel Funnel(string? tier, Func<string, string, Quantity?> cell)
    {
        Quantity Count(string metric, string step) => (cell(metric, step) ?? 0);
        return new TierFunnel(tier, Count(Metrics[0], Entry), [.. Steps.Select(step => new FunnelStep(
            step,
            Count("phase_funnel_entered", step),
            Count("phase_funnel_converted", step),
            Count("phase_funnel_late", step),
            Count("phase_funnel_open", step),
            Count("phase_funnel_lost", step),
            cell("phase_funnel_rate", step),
            cell("phase_funnel_median_days", step)))]);
    }
}
