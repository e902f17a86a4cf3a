namespace Warehouse.Reports.Packs;

/// <summary>What was written.</summary>
/// <param name="HtmlFile">The HTML pack; null where it was not asked for.</param>
/// <param name="PdfFile">The PDF; null where it was not asked for or Chromium is missing.</param>
/// <param name="Warnings">What the reader must be told: a missing Chromium and how to get it, a metric that the manifest lacks.</param>
public sealed record PackResult(string? HtmlFile, string? PdfFile, IReadOnlyList<string> Warnings)
{
    /// <summary>The files written.</summary>
    public IReadOnlyList<string> Files { get; } = [.. new[] { HtmlFile, PdfFile }.OfType<string>()];
}
