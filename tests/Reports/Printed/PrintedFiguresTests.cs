using Warehouse.App.Commands;
using Warehouse.App.Pipeline;
using Warehouse.Etl;
using Warehouse.Reports.Packs;
using Warehouse.Reports.Rendering;
using Warehouse.Reports.Text;
using Warehouse.Semantics;
using Warehouse.Tests.EndToEnd;

namespace Warehouse.Tests.Reports.Printed;

/// <summary>Every number on every page of every pack of a generated company, in both languages.</summary>
[Collection(GeneratedCompany.Name)]
public sealed class PrintedFiguresTests(GeneratedWarehouse company)
{
    [SkippableTheory]
    [InlineData("board")]
    [InlineData("success")]
    [InlineData("finance")]
    public async Task Pack_OfARealWarehouse_PrintsWhatQueryAnswersRoundedAndNoOtherNumber(string pack)
    {
        await using var press = PrintingPress.Find();
        Skip.If(press.Missing is not null, press.Missing);
        var home = new WarehouseHome(company.Home);
        using var metrics = QueryCommand.Open(home.Path);
        var month = metrics.Context.ClosingMonth;
        var records = new PackRecords(home, metrics, month);
        var known = new Dictionary<string, MetricTable>();
        MetricTable Ask(MetricRequest request) => known.TryGetValue(Named(request), out var answer) ? answer : known[Named(request)] = metrics.Query(request);
        var counts = new PrintedCounts(home, metrics, month);
        foreach (var language in new[] { Language.Japanese, Language.English })
        {
            var request = PackSources.Request(home, metrics, pack, month, language.Code, Path.Combine(company.Folder, "packs")) with { Press = press };

            var result = await PackCatalogue.RenderAsync(pack, metrics, request, default);

            var html = await File.ReadAllTextAsync(result.HtmlFile!);
            FigureCheck.OfPages(html, Ask, records.Of).ShouldBeEmpty();
            FigureCheck.OfPaper(html, PaperText.Pages(result.PdfFile!)).ShouldBeEmpty();
            counts.Faults(html).ShouldBeEmpty();
            var lists = new WorkLists(home, month, language);
            (pack switch
            {
                "board" => TalkList.Faults(language, html, StandingAccounts.Of(home, month), month).Where(fault => fault.Length > 0),
                "success" => lists.OfSuccess(html, metrics.TargetOf("time_to_value", month)!.Target),
                _ => lists.OfFinance(html),
            }).ShouldBeEmpty();
        }
    }

    private static string Named(MetricRequest request) => $"{request.Metrics[0]} by {string.Join(',', request.GroupBy)} {request.Start} {request.End} {string.Join(',', request.Filters)}";
}
