using System.Diagnostics;
using System.Text;
using Warehouse.DuckDb;
using Warehouse.Reports.Packs;
using Warehouse.Reports.Rendering;
using Warehouse.Reports.Text;
using Warehouse.Reports.Theme;

namespace Warehouse.Tests.Reports.Rendering;

public sealed class PrintingPressTests(PrintingPressTests.Warm warm) : IClassFixture<PrintingPressTests.Warm>
{
    private const string Ready = "<script>window.pack = { ready: Promise.resolve([]) }</script>";

    [SkippableFact]
    public async Task Print_ChartThatStaysUndrawn_FailsAndNamesPackAndChart() =>
        (await Refused("<script>window.pack = { ready: Promise.resolve([\"chart 'bridge' drew 0 of at least 5 marks\"]) }</script>"))
            .ShouldBe("case.html was not printed: chart 'bridge' drew 0 of at least 5 marks");

    [SkippableTheory]
    [InlineData("<script>throw new Error('broken')</script>", "Error: broken")]
    [InlineData("<script>console.error('told')</script>", "console error: told")]
    [InlineData("<script>Promise.reject(new Error('late'))</script>", "Error: late")]
    public async Task Print_ErrorOnThePage_FailsAndQuotesIt(string script, string quoted) => (await Refused(Ready + script)).ShouldContain(quoted);

    [SkippableTheory]
    [InlineData("<img src='https://example.com/pixel.png'>", "https://example.com/pixel.png")]
    [InlineData("<link rel=stylesheet href='http://10.0.0.1/a.css'>", "http://10.0.0.1/a.css")]
    [InlineData("<iframe src='file:///etc/hostname'></iframe>", "file:///etc/hostname")]
    [InlineData("<script>new WebSocket('ws://10.0.0.1:9/feed')</script>", "ws://10.0.0.1:9/feed")]
    public async Task Print_PageThatAsksForAnythingElse_FailsAndNamesTheAddress(string asking, string address) =>
        (await Refused(Ready + asking)).ShouldContain($"asked for {address}; a pack carries all it needs and may reach no network");

    [SkippableFact]
    public async Task Print_PicturesAndFontsThatThePageCarries_AreItsOwn() =>
        (await Printed(Ready + "<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='><p>x</p>")).Length.ShouldBeGreaterThan(500);

    [SkippableTheory]
    [InlineData("<script>window.pack = { ready: new Promise(() => {}) }</script>")]
    [InlineData("<script>for (;;);</script>")]
    public async Task Print_PageThatNeverIsReady_IsStoppedAtTheTimeLimit(string script)
    {
        // The browser is warm by the first line: the limit is the page's own.
        await Printed(Ready);
        (await Refused(script, TimeSpan.FromSeconds(2))).ShouldContain("case.html was not printed within 2 s");
        (await Printed(Ready)).ShouldNotBeEmpty();
    }

    [SkippableFact]
    public async Task Print_OnePackFails_TheOneBesideItPrintsInTheSameBrowser()
    {
        await Printed(Ready);
        var browser = warm.Press.BrowserProcess;

        var faulty = Refused(Ready + "<script>console.error('mine')</script>");
        var sound = Printed(Ready + "<p>sound</p>");

        (await faulty).ShouldContain("mine");
        (await sound).ShouldNotBeEmpty();
        warm.Press.BrowserProcess.ShouldBe(browser);
    }

    [SkippableFact]
    public async Task Print_BrowserThatEnded_FailsThePackInHandAndStartsAnewForTheNext()
    {
        Skip.If(warm.Press.Missing is not null, warm.Press.Missing);
        await using var press = PrintingPress.Find();
        await press.PrintAsync(Html(Ready), "first.html", TimeSpan.FromMinutes(1), default);
        var ended = press.BrowserProcess!.Value;
        var waiting = press.PrintAsync(Html("<script>window.pack = { ready: new Promise(() => {}) }</script>"), "second.html", TimeSpan.FromMinutes(1), default);
        await Task.Delay(200);
        using (var process = Process.GetProcessById(ended)) process.Kill();

        (await Should.ThrowAsync<PackException>(() => waiting)).Message.ShouldBe("second.html was not printed: Chromium ended while it was printing");
        (await press.PrintAsync(Html(Ready), "third.html", TimeSpan.FromMinutes(1), default)).ShouldNotBeEmpty();
        press.BrowserProcess.ShouldNotBe(ended);
    }

    [SkippableFact]
    public async Task Print_SamePageTwice_GivesTheSameBytesOnceDated()
    {
        var information = new PdfInformation("表", "A社", "v1", new DateOnly(2026, 11, 5));
        var first = PdfMetadata.Stamp(await Printed(Ready + "<h1>同じ</h1>"), information);
        await Task.Delay(TimeSpan.FromSeconds(1.1));

        PdfMetadata.Stamp(await Printed(Ready + "<h1>同じ</h1>"), information).ShouldBe(first);
    }

    [SkippableFact]
    public async Task Print_PackInAPageThatPrintedOthers_GivesTheBytesOfAPageOfItsOwn()
    {
        var second = Pack("二月", 3);
        var information = new PdfInformation("二月", "A社", "v1", new DateOnly(2026, 11, 5));
        var alone = PdfMetadata.Stamp(await Printed(Encoding.UTF8.GetBytes(second.Text())), information);

        await Printed(Pack("一月の長い題", 5));

        PdfMetadata.Stamp(await Printed(second), information).ShouldBe(alone);
        PdfMetadata.Stamp(await Printed(second), information).ShouldBe(alone);
    }

    [SkippableFact]
    public async Task Print_PackThatFails_LeavesNothingToTheNext()
    {
        var sound = await Printed(Pack("一月", 3));

        (await Should.ThrowAsync<PackException>(() => Printed(Pack("<i style='position:absolute;left:-40px'>外</i>", 3)))).Message.ShouldContain("layout: page 1: '外' leaves the text area");
        (await Should.ThrowAsync<PackException>(() => Printed(Pack("一月", 0)))).Message.ShouldContain("chart 'bars' drew");

        (await Printed(Pack("一月", 3))).Length.ShouldBe(sound.Length);
    }

    [SkippableTheory]
    [InlineData("<h2 class='one-line' style='width:60px;margin:0'>a title of too many words</h2>", "page 1: 'a title of too many words' does not fit on one line")]
    [InlineData("<p style='position:absolute;top:200px;left:30px'>one</p><p style='position:absolute;top:203px;left:32px'>two</p>", "page 1: 'one' lies over 'two'")]
    [InlineData("<p style='position:absolute;left:470px;width:90px'>outside</p>", "page 1: 'outside' leaves the text area")]
    [InlineData("<svg style='position:absolute;left:200px;top:100px;width:60px;height:30px'><text x='40' y='20'>clipped</text></svg>", "page 1: 'clipped' is cut off by its chart")]
    [InlineData("<div data-chart='bridge' style='position:absolute;left:20px;width:600px;height:50px'></div>", "page 1: chart 'bridge' leaves the text area")]
    [InlineData("<h2 style='margin:0'>Movements</h2><div data-chart='bridge' style='margin-top:-9px;height:50px'></div>", "page 1: title 'Movements' lies over chart 'bridge'")]
    [InlineData("<div data-chart='trend' style='height:50px'></div><table style='margin-top:-9px'><caption>MRR</caption><tr><td>&nbsp;</td></tr></table>", "page 1: chart 'trend' lies over table 'MRR'")]
    public async Task Print_FaultyLayout_FailsAndNamesPageAndElement(string body, string fault)
    {
        var page = $"<section class='sheet' style='width:500px;height:300px;position:relative;padding:20px'><div class='sheet-body'>{body}</div></section>";

        (await Refused(page + Ready)).ShouldContain($"layout: {fault}");
    }

    [Fact]
    public async Task Print_NoBrowser_SaysHowToGetOne()
    {
        await using var press = new PrintingPress(ChromiumLocator.Find(null, ""));

        press.Warm();
        press.BrowserProcess.ShouldBeNull();
        (await Should.ThrowAsync<PackException>(() => press.PrintAsync(Html(Ready), "case.html", TimeSpan.FromSeconds(1), default)))
            .Message.ShouldStartWith("case.html was not printed: no Chromium found: none of chromium-headless-shell, ");
    }

    [SkippableFact]
    public async Task Print_ProgramThatIsNoBrowser_SaysWhatItWrote()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "takes /bin/ls for a browser");
        await using var press = new PrintingPress(new ChromiumSearch("/bin/ls", null));

        (await Should.ThrowAsync<PackException>(() => press.PrintAsync(Html(Ready), "case.html", TimeSpan.FromSeconds(20), default)))
            .Message.ShouldStartWith("case.html was not printed: /bin/ls ended before it listened; it wrote: ");
    }

    private static byte[] Html(string body) => Encoding.UTF8.GetBytes($"<!doctype html><meta charset=utf-8><body>{body}</body>");

    private async Task<string> Refused(string body, TimeSpan? limit = null) => (await Should.ThrowAsync<PackException>(() => Printed(body, limit))).Message;

    private Task<byte[]> Printed(string body, TimeSpan? limit = null)
    {
        Skip.If(warm.Press.Missing is not null, warm.Press.Missing);
        return warm.Press.PrintAsync(Html(body), "case.html", limit ?? TimeSpan.FromMinutes(1), default);
    }

    private Task<byte[]> Printed(byte[] html)
    {
        Skip.If(warm.Press.Missing is not null, warm.Press.Missing);
        return warm.Press.PrintAsync(html, "case.html", TimeSpan.FromMinutes(1), default);
    }

    private Task<byte[]> Printed(PackHtml pack)
    {
        Skip.If(warm.Press.Missing is not null, warm.Press.Missing);
        return warm.Press.PrintAsync(pack, "case.html", TimeSpan.FromMinutes(1), default);
    }

    // One page with a title and a bar chart, in the pack's fonts.
    private static PackHtml Pack(string title, int bars)
    {
        var option = $$"""{"xAxis":{"type":"category","data":[{{string.Join(',', Enumerable.Range(1, bars).Select(bar => $"\"{bar}月\""))}}]},"yAxis":{"type":"value"},"series":[{"type":"bar","data":[{{string.Join(',', Enumerable.Range(1, bars))}}]}]}""";
        var chart = $"<div class='chart' data-chart='bars' style='width:100mm;height:60mm'><div class='chart-canvas'></div><script type='application/json'>{{\"option\":{option},\"tips\":[],\"marks\":{(bars == 0 ? 40 : bars)}}}</script></div>";
        var body = $"<section class='sheet' id='page-1'><h2 class='title'>{title}</h2><div class='sheet-body'>{chart}<table><tr><th>月<th>社</tr><tr><th>{title}<td>{bars}</tr></table></div></section>";
        return new PackHtml(Language.From("ja"), title, "A社", FontFaces.Css(title + body, RepositoryRoot.Combine("node_modules")), body);
    }

    /// <summary>One browser for all cases.</summary>
    public sealed class Warm : IAsyncLifetime
    {
        public PrintingPress Press { get; } = PrintingPress.Find();

        public Task InitializeAsync() => Task.CompletedTask;

        public async Task DisposeAsync() => await Press.DisposeAsync();
    }
}
