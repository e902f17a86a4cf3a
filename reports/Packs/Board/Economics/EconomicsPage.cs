using Warehouse.Reports.Charts;
using Warehouse.Reports.Text;

namespace Warehouse.Reports.Packs.Board.Economics;

/// <summary>Unit economics: four trends, what LTV is made of, and the cuts.</summary>
/// <param name="Equation">LTV as a product, so that anyone can multiply.</param>
public sealed record EconomicsPage(PageFrame Frame, IReadOnlyList<EconomicsPanel> Panels, string Equation, IReadOnlyList<EconomicsBlock> Blocks, RatioBar LtvCacBar, RatioBar PaybackBar);

/// <summary>A trend; without a chart where nothing was observed.</summary>
public sealed record EconomicsPanel(string Name, string Note, ChartSpec? Chart);

/// <summary>A cut's rows.</summary>
public sealed record EconomicsBlock(string Name, IReadOnlyList<EconomicsRow> Rows);

/// <summary>A member's row.</summary>
public sealed record EconomicsRow(
    string Name,
    bool IsWhole,
    string NewAccounts,
    string Ltv,
    string Cac,
    decimal? Multiple,
    string MultipleText,
    Cell MultipleChange,
    Verdict MultipleVerdict,
    decimal? Payback,
    string PaybackText,
    Cell PaybackChange,
    Verdict PaybackVerdict,
    IReadOnlyList<decimal?> Trend,
    string TrendLabel,
    string TrendTip);

/// <summary>The scale of a column of bars.</summary>
/// <param name="Full">The value at which a bar is as long as its column.</param>
/// <param name="Target">Where the target's mark stands; null for none.</param>
public sealed record RatioBar(decimal Full, decimal? Target)
{
    /// <summary>A scale for values from zero, with the target in sight.</summary>
    public static RatioBar For(IEnumerable<decimal?> values, decimal? target)
    {
        var most = values.OfType<decimal>().Append(target ?? 0).Max();
        return new RatioBar(most <= 0 ? 1 : most, target);
    }
}
