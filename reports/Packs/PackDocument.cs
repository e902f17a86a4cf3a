using Microsoft.AspNetCore.Components;
using Warehouse.Reports.Reading;
using Warehouse.Reports.Rendering;
using Warehouse.Reports.Text;
using Warehouse.Semantics;

namespace Warehouse.Reports.Packs;

/// <summary>What every pack does around its pages: refuses a month that is not closed, draws, prints.</summary>
public static class PackDocument
{
    /// <summary>The month that is asked for.</summary>
    /// <exception cref="PackException">It is not closed.</exception>
    public static DateOnly ClosedMonth(IMetrics metrics, PackRequest request)
    {
        var month = Month.Of(request.Month);
        return month <= metrics.Context.ClosingMonth
            ? month
            : throw new PackException($"{month:yyyy-MM} is not closed: the data is as of {metrics.Context.AsOf:yyyy-MM-dd}, so the last month to report on is {metrics.Context.ClosingMonth:yyyy-MM}");
    }

    /// <summary>The facts on every page of a pack.</summary>
    public static PackFacts Facts(IMetrics metrics, PackRequest request, string nameJa, string nameEn, int pages)
    {
        var language = Language.From(request.Language);
        var context = metrics.Context;
        return new PackFacts(language, new Currency(context.Currency), context.CompanyName, language.Pick(nameJa, nameEn), ClosedMonth(metrics, request), context.AsOf, context.ClosingMonth, pages) { Scope = request.Scope, Thresholds = request.Thresholds };
    }

    /// <summary>Draws a model's pages and writes the files.</summary>
    /// <typeparam name="TSheets">The component that holds the pages; its parameter is <c>Model</c>.</typeparam>
    /// <param name="pack">The files' name unless the request gives another.</param>
    /// <param name="absent">Metrics that the manifest does not define.</param>
    public static async Task<PackResult> WriteAsync<TSheets>(
        IMetrics metrics, PackRequest request, string pack, PackFacts facts, object model, IReadOnlyCollection<string> absent, CancellationToken cancellation)
        where TSheets : IComponent
    {
        var warnings = absent.Select(metric => $"the metric '{metric}' is not in the manifest; the pack prints it as unknown").ToList();
        var html = await HtmlPack.RenderAsync<TSheets>(facts.DocumentTitle, facts.Company, facts.Language, new Dictionary<string, object?> { ["Model"] = model });
        var information = new PdfInformation(facts.DocumentTitle, facts.Company, $"warehouse version {metrics.Context.VersionId}", facts.AsOf);
        return await new PackFiles(request, facts.Language, pack).WriteAsync(html, pdf => PdfMetadata.Stamp(pdf, information), warnings, cancellation);
    }
}
