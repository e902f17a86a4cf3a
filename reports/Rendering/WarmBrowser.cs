using System.Collections.Concurrent;
using Warehouse.Reports.Packs;

namespace Warehouse.Reports.Rendering;

/// <summary>A browser that listens, with pages that are kept from pack to pack: their style sheets are read, their scripts compiled and warm.</summary>
/// <remarks>Kept pages differ in nothing from new ones but their warmth: a pack's PDF is the same bytes from either.</remarks>
internal sealed class WarmBrowser : IAsyncDisposable
{
    /// <summary>As many packs are printed by one page before another takes its place, so that what a browser may gather in it stays bounded.</summary>
    public const int PacksPerPage = 25;

    private static readonly string Showing = Resources.Text("press.js") + "; []";

    private readonly ConcurrentQueue<KeptPage> _ready = new();
    private readonly ChromiumProcess _process;

    private WarmBrowser(ChromiumProcess process, DevTools devTools) => (_process, DevTools) = (process, devTools);

    /// <summary>The connection to it.</summary>
    public DevTools DevTools { get; }

    /// <summary>Its process id.</summary>
    public int Id => _process.Id;

    private string EmptyPack => Path.Combine(_process.Profile, "pack.html");

    /// <summary>Starts a browser and opens its first page.</summary>
    public static async Task<WarmBrowser> StartAsync(string executable, CancellationToken cancellation)
    {
        var process = await ChromiumProcess.StartAsync(executable, cancellation);
        DevTools? devTools = null;
        try
        {
            devTools = await DevTools.ConnectAsync(process.Endpoint, process.Ended, cancellation);
            var browser = new WarmBrowser(process, devTools);
            await File.WriteAllTextAsync(browser.EmptyPack, PackHtml.Empty.Text(), cancellation);
            browser._ready.Enqueue(await browser.OpenAsync(cancellation));
            return browser;
        }
        catch
        {
            if (devTools is not null) await devTools.DisposeAsync();
            await process.DisposeAsync();
            throw;
        }
    }

    /// <summary>A page that no other pack has in hand, new where none is kept.</summary>
    public async Task<KeptPage> TakeAsync(CancellationToken cancellation) => _ready.TryDequeue(out var page) ? page : await OpenAsync(cancellation);

    /// <summary>Takes a page back whose pack was printed; one that has printed its share is closed instead.</summary>
    public async Task GiveBackAsync(KeptPage kept)
    {
        if (kept.Packs + 1 < PacksPerPage) _ready.Enqueue(kept with { Packs = kept.Packs + 1 });
        else await kept.Page.DisposeAsync();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await DevTools.DisposeAsync();
        await _process.DisposeAsync();
    }

    private async Task<KeptPage> OpenAsync(CancellationToken cancellation)
    {
        var page = await PrintedPage.OpenAsync(DevTools, EmptyPack, cancellation);
        await page.EvaluateAsync(Showing, cancellation);
        return new KeptPage(page, 0);
    }
}

/// <summary>A page that shows one pack after the other.</summary>
/// <param name="Packs">Printed so far.</param>
internal sealed record KeptPage(PrintedPage Page, int Packs)
{
    /// <summary>Puts a pack in the place of the one before.</summary>
    /// <returns>What went wrong.</returns>
    public Task<IReadOnlyList<string>> ShowAsync(PackHtml pack, CancellationToken cancellation) => Page.EvaluateAsync(
        $"window.press.show({DevTools.Json(new { title = pack.Title, language = pack.Language.Code, fonts = pack.Fonts, body = pack.Body })})", cancellation);
}
