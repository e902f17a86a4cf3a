using Warehouse.Reports.Charts;
using Warehouse.Reports.Text;

namespace Warehouse.Reports.Packs.Board.Bridge;

/// <summary>What moved MRR in the month, and its trend over 24 months.</summary>
/// <param name="Heads">The movements' columns.</param>
public sealed record BridgePage(
    PageFrame Frame,
    string ChartTitle,
    string ChartNote,
    BridgeEnd Opening,
    BridgeEnd Closing,
    ChartSpec Waterfall,
    string TrendTitle,
    string TrendNote,
    ChartSpec Trend,
    IReadOnlyList<string> Heads,
    bool HasPausedAccounts,
    IReadOnlyList<BridgeRow> Rows);

/// <summary>An end of the bridge, beside the chart.</summary>
public sealed record BridgeEnd(string Name, string Amount, string Accounts);

/// <summary>A row of the proof.</summary>
/// <param name="Class">Whether it is a tier, the month's whole or another period.</param>
public sealed record BridgeRow(
    string Class,
    string Name,
    string Opening,
    IReadOnlyList<Cell> Movements,
    string Closing,
    Cell Net,
    string OpeningAccounts,
    string Gained,
    string Lost,
    string Transferred,
    string Paused,
    string ClosingAccounts);
