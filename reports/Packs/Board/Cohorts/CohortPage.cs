using Warehouse.Reports.Text;

namespace Warehouse.Reports.Packs.Board.Cohorts;

/// <summary>Cohort retention: two heatmaps on one colour scale.</summary>
/// <param name="Legend">Figures of the colour scale.</param>
/// <param name="Note">What one account is worth.</param>
public sealed record CohortPage(PageFrame Frame, HeatMap Logo, HeatMap Revenue, IReadOnlyList<(decimal Value, string Name)> Legend, string Note);

/// <summary>A heatmap.</summary>
/// <param name="SizeHead">Above the cohorts' sizes.</param>
public sealed record HeatMap(string Name, string Note, (string First, string Second) SizeHead, IReadOnlyList<HeatRow> Rows, IReadOnlyList<string> Means);

/// <summary>A cohort's row.</summary>
/// <param name="Cells">Per cent at each age; null is blank.</param>
public sealed record HeatRow(string Name, string Size, IReadOnlyList<Quantity?> Cells);
