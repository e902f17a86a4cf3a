using Warehouse.Reports.Charts;
using Warehouse.Reports.Text;

namespace Warehouse.Reports.Packs.Board.Indicators;

/// <summary>The proof of a page of indicators: one line each, for all accounts and by touch tier.</summary>
public sealed record IndicatorTable(IReadOnlyList<string> Tiers, IReadOnlyList<IndicatorBlock> Blocks);

/// <summary>Lines under one name.</summary>
public sealed record IndicatorBlock(string Name, IReadOnlyList<IndicatorRow> Rows);

/// <summary>One indicator, ready to print.</summary>
public sealed record IndicatorRow(
    string Name,
    string Qualifier,
    string Value,
    string Unit,
    Cell MonthChange,
    Cell YearChange,
    string Target,
    Verdict Verdict,
    IReadOnlyList<string> ByTier,
    IReadOnlyList<Quantity?> Trend,
    Quantity? TrendTarget,
    string TrendTip);

/// <summary>A trend of one indicator; without a chart where nothing was observed.</summary>
public sealed record IndicatorPanel(string Name, string Note, ChartSpec? Chart);
