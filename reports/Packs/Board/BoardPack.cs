using Warehouse.Reports.Reading;
using Warehouse.Reports.Rendering;
using Warehouse.Reports.Text;
using Warehouse.Semantics;

namespace Warehouse.Reports.Packs.Board;

/// <summary>The board's monthly pack (取締役会パック): thirteen A4 landscape pages as HTML and PDF.</summary>
public static class BoardPack
{
    /// <summary>Asks, draws and prints the pack; see <see cref="RenderAsync"/>.</summary>
    public static PackResult Render(IMetrics metrics, PackRequest request) =>
        RenderAsync(metrics, request, CancellationToken.None).GetAwaiter().GetResult();

    /// <summary>Asks, draws and prints the pack as <c>board.ja.html</c> and <c>board.ja.pdf</c> (or <c>en</c>), each whole or not at all.</summary>
    /// <returns>The files written. Without Chromium the HTML alone, and a warning that says how to get one.</returns>
    /// <exception cref="PackException">The month is not closed, a chart stayed undrawn, or the browser failed or took too long.</exception>
    /// <exception cref="ArgumentException">The language is neither <c>ja</c> nor <c>en</c>.</exception>
    public static async Task<PackResult> RenderAsync(IMetrics metrics, PackRequest request, CancellationToken cancellation)
    {
        var language = Language.From(request.Language);
        var month = Month.Of(request.Month);
        if (month > metrics.Context.ClosingMonth)
        {
            throw new PackException($"{month:yyyy-MM} is not closed: the data is as of {metrics.Context.AsOf:yyyy-MM-dd}, so the last month to report on is {metrics.Context.ClosingMonth:yyyy-MM}");
        }

        var model = BoardModel.Build(metrics, month, language, request.Quality);
        var warnings = model.Absent.Select(metric => $"the metric '{metric}' is not in the manifest; the pack prints it as unknown").ToList();
        var title = language.Pick(
            $"{model.Facts.PackName} {language.Month(month)}度（{model.Facts.Company}）",
            $"{model.Facts.PackName}, {language.Month(month)} ({model.Facts.Company})");
        var html = await HtmlPack.RenderAsync<BoardSheets>(title, model.Facts.Company, language, new Dictionary<string, object?> { [nameof(BoardSheets.Model)] = model });
        var files = new PackFiles(request, language);
        return await files.WriteAsync(html, pdf => PdfMetadata.Stamp(pdf, new PdfInformation(title, model.Facts.Company, $"warehouse version {metrics.Context.VersionId}", model.Facts.AsOf)), warnings, cancellation);
    }
}
