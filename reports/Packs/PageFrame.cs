namespace Warehouse.Reports.Packs;

/// <summary>What stands around a page's body.</summary>
/// <param name="Number">The page's number.</param>
/// <param name="Section">The page's subject, in the running head, the contents and the outline.</param>
/// <param name="Title">The answer, in one line.</param>
/// <param name="Subtitle">Population, period, unit, how to read.</param>
/// <param name="Definition">What the figures mean: at most two lines of the footer.</param>
/// <param name="Source">Where they come from, with rows.</param>
public sealed record PageFrame(int Number, string Section, string Title, string Subtitle, string Definition, string Source);
