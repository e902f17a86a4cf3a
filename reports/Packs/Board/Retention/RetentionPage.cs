using Warehouse.Reports.Charts;
using Warehouse.Reports.Text;

namespace Warehouse.Reports.Packs.Board.Retention;

/// <summary>NRR and GRR: four panels on one scale and the sums behind them.</summary>
public sealed record RetentionPage(PageFrame Frame, IReadOnlyList<RetentionPanel> Panels, IReadOnlyList<RetentionRow> Rows);

/// <summary>A panel; without a chart where nothing was observed.</summary>
public sealed record RetentionPanel(string Name, ChartSpec? Chart);

/// <summary>A row of the proof.</summary>
public sealed record RetentionRow(
    string Name,
    bool IsWhole,
    string Accounts,
    string Opening,
    string Closing,
    string Kept,
    RetentionCells Nrr,
    RetentionCells Grr,
    string Lost,
    string Churn);

/// <summary>A rate, its differences and its monthly form.</summary>
public sealed record RetentionCells(string Value, Cell OnMonth, Cell OnYear, string Monthly);
