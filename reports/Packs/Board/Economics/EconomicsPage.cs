using Warehouse.Reports.Charts;
using Warehouse.Reports.Text;

namespace Warehouse.Reports.Packs.Board.Economics;

/// <summary>Unit economics: four trends, what LTV is made of, and the cuts.</summary>
/// <param name="Equation">LTV as a product, so that anyone can multiply.</param>
public sealed record EconomicsPage(PageFrame Frame, IReadOnlyList<EconomicsPanel> Panels, string Equation, IReadOnlyList<EconomicsBlock> Blocks, BulletScale LtvCacBar, BulletScale PaybackBar, SurvivalPanel Survival);

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
    Quantity? Multiple,
    string MultipleText,
    Cell MultipleChange,
    Verdict MultipleVerdict,
    Quantity? Payback,
    string PaybackText,
    Cell PaybackChange,
    Verdict PaybackVerdict);
