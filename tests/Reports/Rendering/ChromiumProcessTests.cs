using System.Net.Sockets;
using Warehouse.Reports.Rendering;

namespace Warehouse.Tests.Reports.Rendering;

public sealed class ChromiumProcessTests
{
    [Fact]
    public void Arguments_AnybodyButRoot_KeepTheSandbox()
    {
        ChromiumProcess.Arguments("/p", isRoot: false).ShouldNotContain("--no-sandbox");
        ChromiumProcess.Arguments("/p", isRoot: true).ShouldContain("--no-sandbox");
        ChromiumProcess.Arguments("/p", isRoot: false).ShouldContain("--user-data-dir=/p");
    }

    [SkippableFact]
    public async Task Page_Closed_LeavesNoTargetAndDisposingTheBrowserNeitherProcessNorProfile()
    {
        var search = ChromiumLocator.Find();
        Skip.If(search.Executable is null, search.Missing);
        var file = Path.Combine(Path.GetTempPath(), $"warehouse-{Guid.NewGuid():N}.html");
        await File.WriteAllTextAsync(file, "<!doctype html><p>x</p>");
        string profile;
        Uri endpoint;
        await using (var chromium = await ChromiumProcess.StartAsync(search.Executable!, default))
        {
            (profile, endpoint) = (chromium.Profile, chromium.Endpoint);
            await using var browser = await DevTools.ConnectAsync(endpoint, chromium.Ended, default);
            string page;
            await using (var opened = await PrintedPage.OpenAsync(browser, file, default))
            {
                page = opened.Target;
                (await Targets(browser)).ShouldContain(page);
            }

            // Chromium answers before the page is gone.
            for (var wait = 0; wait < 200 && (await Targets(browser)).Contains(page); wait++) await Task.Delay(50);
            (await Targets(browser)).ShouldNotContain(page);
            Directory.Exists(profile).ShouldBeTrue();
            endpoint.Host.ShouldBe("127.0.0.1");
        }

        File.Delete(file);
        Directory.Exists(profile).ShouldBeFalse();
        using var socket = new TcpClient();
        await Should.ThrowAsync<SocketException>(() => socket.ConnectAsync(endpoint.Host, endpoint.Port));
    }

    private static async Task<IReadOnlyList<string>> Targets(DevTools browser) =>
        [.. (await browser.SendAsync("Target.getTargets", null, null, default))["targetInfos"]!.AsArray().Select(target => (string)target!["targetId"]!)];
}
