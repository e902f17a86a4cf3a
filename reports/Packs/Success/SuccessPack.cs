using Warehouse.Reports.Text;
using Warehouse.Semantics;

namespace Warehouse.Reports.Packs.Success;

/// <summary>The monthly pack for customer success (CS運営): who looks after what, and what waits for care, by touch tier and CSM.</summary>
public static class SuccessPack
{
    /// <summary>Asks, draws and prints the pack as <c>success.ja.html</c> and <c>success.ja.pdf</c> (or <c>en</c>), each whole or not at all.</summary>
    /// <returns>The files written. Without Chromium the HTML alone, and a warning that says how to get one.</returns>
    /// <exception cref="PackException">The month is not closed, a chart stayed undrawn, or the browser failed or took too long.</exception>
    /// <exception cref="ArgumentException">The language is neither <c>ja</c> nor <c>en</c>.</exception>
    public static async Task<PackResult> RenderAsync(IMetrics metrics, PackRequest request, CancellationToken cancellation)
    {
        using var figures = FigureLedger.Begin();
        var model = SuccessModel.Build(metrics, request);
        return await PackDocument.WriteAsync<SuccessSheets>(metrics, request, "success", model.Facts, model, model.Absent, cancellation);
    }
}
