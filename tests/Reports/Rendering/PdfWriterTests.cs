using Warehouse.Reports.Packs;
using Warehouse.Reports.Rendering;

namespace Warehouse.Tests.Reports.Rendering;

public sealed class PdfWriterTests
{
    private const string Ready = "<script>window.pack = { ready: Promise.resolve([]) }</script>";

    [SkippableFact]
    public async Task Print_ChartThatStaysUndrawn_FailsAndNamesIt() =>
        (await Refused("<script>window.pack = { ready: Promise.resolve([\"chart 'bridge' drew 0 of at least 5 marks\"]) }</script>"))
            .ShouldContain("was not printed: chart 'bridge' drew 0 of at least 5 marks");

    [SkippableFact]
    public async Task Print_ErrorOnThePage_FailsAndQuotesIt()
    {
        (await Refused(Ready + "<script>throw new Error('broken')</script>")).ShouldContain("Error: broken");
        (await Refused(Ready + "<script>console.error('told')</script>")).ShouldContain("console error: told");
    }

    [SkippableFact]
    public async Task Print_PageThatAsksTheNetwork_FailsAndNamesTheAddress() =>
        (await Refused(Ready + "<img src='https://example.com/pixel.png'>")).ShouldContain("asked for https://example.com/pixel.png; a pack carries all it needs");

    [SkippableFact]
    public async Task Print_PageThatNeverIsReady_IsStoppedAtTheTimeLimit() =>
        (await Refused("<script>window.pack = { ready: new Promise(() => {}) }</script>", TimeSpan.FromSeconds(4))).ShouldContain("within 4 s and was stopped");

    [SkippableFact]
    public async Task Chromium_Disposed_LeavesNeitherItsProcessNorItsProfile()
    {
        var search = ChromiumLocator.Find();
        Skip.If(search.Executable is null, search.Missing);
        string profile;
        Uri endpoint;
        await using (var chromium = await ChromiumProcess.StartAsync(search.Executable!, default))
        {
            (profile, endpoint) = (chromium.Profile, chromium.Endpoint);
            Directory.Exists(profile).ShouldBeTrue();
            endpoint.Host.ShouldBe("127.0.0.1");
        }

        Directory.Exists(profile).ShouldBeFalse();
        using var socket = new System.Net.Sockets.TcpClient();
        await Should.ThrowAsync<System.Net.Sockets.SocketException>(() => socket.ConnectAsync(endpoint.Host, endpoint.Port));
    }

    [SkippableFact]
    public async Task Print_FaultyLayout_IsFound()
    {
        const string Page = """
            <section class="sheet" style="width:500px;height:300px;position:relative;padding:20px">
            <h2 class="one-line" style="width:60px;margin:0">a title of too many words</h2>
            <div class="sheet-body"><p style="position:absolute;top:200px;left:30px">one</p><p style="position:absolute;top:203px;left:32px">two</p>
            <p style="position:absolute;left:470px;width:90px">outside</p>
            <svg style="position:absolute;left:200px;top:100px;width:60px;height:30px"><text x="40" y="20">clipped</text></svg></div></section>
            """;
        var layout = (await Printed(Page + Ready)).Layout;

        layout.ShouldContain("page 1: 'one' lies over 'two'");
        layout.ShouldContain("page 1: 'a title of too many words' does not fit on one line");
        layout.ShouldContain("page 1: 'outside' leaves the text area");
        layout.ShouldContain("page 1: 'clipped' is cut off by its chart");
    }

    [SkippableFact]
    public async Task Print_ProgramThatIsNoBrowser_SaysWhatItWrote()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "takes /bin/ls for a browser");
        var error = await Should.ThrowAsync<PackException>(() => PdfWriter.PrintAsync("/bin/ls", "x.html", TimeSpan.FromSeconds(20), default));

        error.Message.ShouldStartWith("/bin/ls ended before it listened; it wrote: ");
    }

    private static async Task<string> Refused(string body, TimeSpan? limit = null) =>
        (await Should.ThrowAsync<PackException>(() => Printed(body, limit))).Message;

    private static async Task<(byte[] Pdf, IReadOnlyList<string> Layout)> Printed(string body, TimeSpan? limit = null)
    {
        var chromium = ChromiumLocator.Find();
        Skip.If(chromium.Executable is null, chromium.Missing);
        var file = Path.Combine(Path.GetTempPath(), $"warehouse-{Guid.NewGuid():N}.html");
        await File.WriteAllTextAsync(file, $"<!doctype html><meta charset=utf-8><body>{body}</body>");
        try
        {
            return await PdfWriter.PrintAsync(chromium.Executable!, file, limit ?? TimeSpan.FromMinutes(1), default);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
