using Warehouse.Reports.Text;

namespace Warehouse.Reports.Packs.Board.Scorecard;

/// <summary>The scorecard: every headline metric against its target.</summary>
public sealed record ScorecardPage(PageFrame Frame, IReadOnlyList<ScorecardBlock> Blocks);

/// <summary>A block of lines under one name.</summary>
public sealed record ScorecardBlock(string Name, IReadOnlyList<ScorecardLine> Lines);

/// <summary>One metric's line, ready to print.</summary>
/// <param name="IsWhole">The figures have no decimals and need their place kept.</param>
public sealed record ScorecardLine(
    string Name,
    string Qualifier,
    string Value,
    string Unit,
    Cell MonthChange,
    Cell YearChange,
    string ChangeUnit,
    string Bound,
    string Target,
    Verdict Verdict,
    string YearAgo,
    bool IsWhole,
    IReadOnlyList<Quantity?> Trend,
    Quantity? TrendTarget,
    string TrendTip,
    int? Page);
