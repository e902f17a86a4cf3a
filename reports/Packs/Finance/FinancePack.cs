using Warehouse.Reports.Text;
using Warehouse.Semantics;

namespace Warehouse.Reports.Packs.Finance;

/// <summary>The monthly pack for finance (経理照合): MRR tied to invoices and ledger, costs and CAC to the ledger, LTV's inputs, closes and restatements.</summary>
public static class FinancePack
{
    /// <summary>Asks, draws and prints the pack as <c>finance.ja.html</c> and <c>finance.ja.pdf</c> (or <c>en</c>), each whole or not at all.</summary>
    /// <returns>The files written. Without Chromium the HTML alone, and a warning that says how to get one.</returns>
    /// <exception cref="PackException">The month is not closed, the pack is restricted, a chart stayed undrawn, or the browser failed or took too long.</exception>
    /// <exception cref="ArgumentException">The language is neither <c>ja</c> nor <c>en</c>.</exception>
    public static async Task<PackResult> RenderAsync(IMetrics metrics, PackRequest request, CancellationToken cancellation)
    {
        using var figures = FigureLedger.Begin();
        var model = FinanceModel.Build(metrics, request);
        return await PackDocument.WriteAsync<FinanceSheets>(metrics, request, "finance", model.Facts, model, model.Absent, cancellation);
    }
}
