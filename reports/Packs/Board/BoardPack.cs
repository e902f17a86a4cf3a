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
        using var figures = FigureLedger.Begin();
        var model = BoardModel.Build(metrics, request);
        return await PackDocument.WriteAsync<BoardSheets>(metrics, request, "board", model.Facts, model, model.Absent, cancellation);
    }
}
