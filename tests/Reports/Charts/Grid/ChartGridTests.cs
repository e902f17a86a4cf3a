using System.Text.Json;
using Warehouse.DuckDb;
using Warehouse.Reports.Rendering;
using Warehouse.Reports.Text;

namespace Warehouse.Tests.Reports.Charts.Grid;

public sealed class ChartGridTests
{
    [SkippableFact]
    public async Task Draw_EveryChartAtEverySize_HasNoTextOverAnotherNoneOutsideAndAGapWhereAValueIsMissing()
    {
        var chromium = ChromiumLocator.Find();
        Skip.If(chromium.Executable is null, chromium.Missing);
        var charts = ChartCases.All;
        charts.Select(chart => chart.Name).Distinct().Count().ShouldBe(charts.Count);

        (await DrawnAsync(chromium.Executable!, charts)).ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task Draw_FaultyCharts_AreFound()
    {
        var chromium = ChromiumLocator.Find();
        Skip.If(chromium.Executable is null, chromium.Missing);
        DrawnChart Svg(string name, string content, int gaps = 0) => new(name, builder => builder.AddMarkupContent(0, $"<svg width='100' height='40' style='display:block'>{content}</svg>"), gaps);

        var found = await DrawnAsync(chromium.Executable!,
        [
            Svg("empty", ""),
            Svg("over", "<rect width='50' height='20'/><text x='5' y='20'>one</text><text x='12' y='22'>two</text>"),
            Svg("outside", "<rect width='50' height='20'/><text x='90' y='20'>long</text>"),
            Svg("bridged", "<path fill='none' stroke='#000' d='M1 1L50 20'/>", gaps: 1),
            Svg("right", "<path fill='none' stroke='#000' d='M1 1L20 20M30 20L50 20'/><text x='5' y='20'>one</text><text x='60' y='20'>two</text>", gaps: 1),
        ]);

        found.ShouldBe(["empty: no mark is drawn", "over: 'one' lies over 'two'", "outside: 'long' leaves the chart", "bridged: 0 lines are broken where 1 have a value missing"]);
    }

    /// <summary>What the page says of the drawings, and every error it made.</summary>
    private static async Task<IReadOnlyList<string>> DrawnAsync(string chromium, IReadOnlyList<DrawnChart> charts)
    {
        var html = await HtmlPack.RenderAsync<ChartPage>("charts", "", Language.Japanese, new Dictionary<string, object?> { ["Charts"] = charts });
        var file = Path.Combine(Path.GetTempPath(), $"warehouse-charts-{Guid.NewGuid():N}.html");
        await File.WriteAllTextAsync(file, html.Text());
        try
        {
            await using var process = await ChromiumProcess.StartAsync(chromium, default);
            await using var browser = await DevTools.ConnectAsync(process.Endpoint, process.Ended, default);
            await using var page = await PrintedPage.OpenAsync(browser, file, default);
            var undrawn = await page.EvaluateAsync("window.pack.ready", default);
            var gaps = JsonSerializer.Serialize(charts.ToDictionary(chart => chart.Name, chart => chart.Gaps));
            var script = await File.ReadAllTextAsync(RepositoryRoot.Combine("tests", "Reports", "Charts", "Grid", "drawn.js"));
            // Charts that are a page of their own are held against what every printed page is.
            return [.. undrawn, .. await page.EvaluateAsync(Resources.Text("layout.js"), default), .. await page.EvaluateAsync($"({script[script.IndexOf("(gaps)", StringComparison.Ordinal)..].TrimEnd()})({gaps})", default), .. page.Errors];
        }
        finally
        {
            File.Delete(file);
        }
    }
}
