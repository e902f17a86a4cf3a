using System.Globalization;
using Warehouse.App.Commands;
using Warehouse.App.Pipeline;
using Warehouse.Etl.Close;
using Warehouse.Reports.Packs;
using Warehouse.Reports.Rendering;
using Warehouse.Reports.Text;
using Warehouse.Tests.Reports.Board;

namespace Warehouse.Tests.Reports.Printed;

/// <summary>Packs of a warehouse with closed months, one of which a later delivery has changed.</summary>
public sealed class RestatedPackTests(RestatedHome restated) : IClassFixture<RestatedHome>
{
    // 1.50 + 0.20 + 0.03 were closed; 1.65 + 0.20 + 0.03 would be now. In April 0.05 came, in May 0.03 left.
    private static readonly Dictionary<string, string[]> SinceTheClose = new()
    {
        ["ja"] = ["3月の締めからMRRは0.17百万円増えた（改訂+0.15、新規+0.05など）", "改訂 | 1.73 | 1.88 | +0.15", "2026年4月 | 1.88 | +0.05 | 0.00 | 0.00 | 0.00 | 0.00 | 1.93 | +0.05 | 3 | +1 | 0 | 4", "期間計 | 1.73 | +0.05 | 0.00 | 0.00 | 0.00 | −0.03 | 1.90 | +0.17 | 3 | +1 | −1 | 3"],
        ["en"] = ["Since the close of March, MRR rose JPY 0.17m (restated +0.15; new +0.05)", "Restated | 1.73 | 1.88 | +0.15", "Apr 2026 | 1.88 | +0.05 | 0.00 | 0.00 | 0.00 | 0.00 | 1.93 | +0.05 | 3 | +1 | 0 | 4", "Period | 1.73 | +0.05 | 0.00 | 0.00 | 0.00 | −0.03 | 1.90 | +0.17 | 3 | +1 | −1 | 3"],
    };

    [SkippableFact]
    public async Task FinancePack_AfterARestatement_PrintsWhatTheClosesHoldAndWhatTheyWouldBe()
    {
        await using var press = PrintingPress.Find();
        Skip.If(press.Missing is not null, press.Missing);
        using var metrics = QueryCommand.Open(restated.Home.Path);
        var records = new PackRecords(restated.Home, metrics, metrics.Context.ClosingMonth);
        string[] labels = [.. metrics.Definitions.Keys];
        var restatements = new CloseBook(restated.Home).Differing.OrderBy(value => value.Dimension.Length > 0).ThenBy(value => Array.IndexOf(labels, value.Metric)).ThenBy(value => value.Member, StringComparer.Ordinal).ToArray();
        restatements.ShouldAllBe(value => value.Month == RestatedHome.March);
        foreach (var language in new[] { Language.Japanese, Language.English })
        {
            var request = PackSources.Request(restated.Home, metrics, "finance", metrics.Context.ClosingMonth, language.Code, restated.Packs) with { Press = press };

            var result = await PackCatalogue.RenderAsync("finance", metrics, request, default);

            var html = await File.ReadAllTextAsync(result.HtmlFile!);
            FigureCheck.OfPages(html, metrics.Query, records.Of).ShouldBeEmpty();
            FigureCheck.OfPaper(html, PaperText.Pages(result.PdfFile!)).ShouldBeEmpty();
            var pages = PackText.Pages(html);
            foreach (var line in SinceTheClose[language.Code]) pages[6].Split('\n').ShouldContain(line);
            var shown = pages[7].Split('\n');
            shown.Where(line => line.Split(" | ").Length > 5).Skip(1).ShouldBe(Entries(language));
            var values = shown.Select(line => line.Split(" | ")).Where(cells => cells.Length == 5 && cells[0] == language.MonthOnHead(RestatedHome.March)).ToArray();
            values.Length.ShouldBe(18);
            foreach (var (cells, value) in values.Zip(restatements))
            {
                metrics.Definitions[value.Metric].Label.In(language.Code).ShouldStartWith(cells[1].TrimEnd('…'));
                cells[2].ShouldStartWith(value.Dimension.Length == 0 ? language.Pick("全体", "All") : Members.Tier(language, value.Member));
            }

            // A member of one name in two cuts.
            values.Select(cells => string.Join('|', cells)).Distinct().Count().ShouldBe(18);
        }
    }

    /// <summary>The log's lines as the page should print them, the latest first.</summary>
    private IEnumerable<string> Entries(Language language) => CloseLog.Read(restated.Home).Entries.Reverse().Select(entry => string.Join(
        " | ",
        (string[])
        [
            entry.Number.ToString(CultureInfo.InvariantCulture), entry.Kind == "close" ? language.Pick("締め", "Close") : language.Pick("再開", "Reopen"), language.MonthOnHead(entry.Month),
            entry.At.ToString("yyyy'/'MM'/'dd", CultureInfo.InvariantCulture), entry.By, .. entry.Kind == "close" ? [entry.ValueCount.ToString(CultureInfo.InvariantCulture)] : Array.Empty<string>(), entry.Hash[..12],
        ]));
}
