using Warehouse.Reports.Packs.Board.Scorecard;
using Warehouse.Reports.Text;

namespace Warehouse.Reports.Packs.Board.Indicators;

/// <summary>The indicators of one page: each for all accounts and by touch tier.</summary>
/// <param name="Months">The month and the 24 before it, oldest first.</param>
/// <param name="Tiers">The tiers in the order of the pack.</param>
public sealed record IndicatorSet(IReadOnlyList<DateOnly> Months, IReadOnlyList<string> Tiers, IReadOnlyList<IndicatorFigures> Rows)
{
    /// <summary>The states of all accounts.</summary>
    public IReadOnlyList<KpiState> States { get; } = [.. Rows.Select(row => row.State)];

    /// <summary>An indicator by its metric.</summary>
    public IndicatorFigures this[string metric] => Rows.Single(row => row.State.Kpi.Metric == metric);
}

/// <summary>One indicator.</summary>
/// <param name="History">Of all accounts, by the set's months.</param>
/// <param name="ByTier">Of each tier in the month observed, in the set's order.</param>
public sealed record IndicatorFigures(KpiState State, IReadOnlyList<Quantity?> History, IReadOnlyList<Quantity?> ByTier);
