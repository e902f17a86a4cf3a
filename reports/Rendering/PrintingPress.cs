using Warehouse.Reports.Packs;

namespace Warehouse.Reports.Rendering;

/// <summary>Prints packs to tagged PDFs in one warm Chromium: started for the first pack, its pages kept from pack to pack, ended when disposed.</summary>
/// <remarks>May be shared by threads. A browser that ended of itself fails the packs it had in hand; the next pack gets a new one.</remarks>
public sealed class PrintingPress(ChromiumSearch chromium, int pagesAtOnce = PrintingPress.UsualPages) : IAsyncDisposable
{
    /// <summary>Pages printed at once unless told: one draws while another's PDF is written.</summary>
    public const int UsualPages = 2;

    private static readonly string Layout = Resources.Text("layout.js");

    private readonly Lock _starting = new();
    private readonly List<Task<WarmBrowser>> _started = [];
    private readonly SemaphoreSlim _pages = new(pagesAtOnce, pagesAtOnce);
    private readonly CancellationTokenSource _closing = new();

    /// <summary>Why there is no browser to print with, and how to get one; null where there is one.</summary>
    public string? Missing => chromium.Missing;

    /// <summary>The process id of the browser that prints; null while there is none.</summary>
    public int? BrowserProcess
    {
        get
        {
            lock (_starting) return Running is { IsCompletedSuccessfully: true } browser ? browser.Result.Id : null;
        }
    }

    private Task<WarmBrowser>? Running => _started.LastOrDefault() is { } last && (!last.IsCompleted || (last.IsCompletedSuccessfully && last.Result.DevTools.IsOpen)) ? last : null;

    /// <summary>A press with the browser that <see cref="ChromiumLocator"/> finds, or with the reason that there is none.</summary>
    public static PrintingPress Find() => new(ChromiumLocator.Find());

    /// <summary>Starts the browser, if it is not running, without waiting for it: so that it is warm when the first pack has been asked for.</summary>
    public void Warm()
    {
        if (chromium.Executable is not null) _ = Start();
    }

    /// <summary>Prints a pack, in a page that is kept for the next one.</summary>
    /// <param name="name">The pack's name in errors.</param>
    /// <param name="timeLimit">From the pack's turn to the last byte, a cold start of the browser included.</param>
    /// <exception cref="PackException">
    /// There is no browser; a chart stayed undrawn; the page raised an error or asked for anything outside itself; its layout is faulty (a text over another, a box
    /// outside its page, titles, charts or tables over one another), with page and element; or the time was up.
    /// </exception>
    public Task<byte[]> PrintAsync(PackHtml pack, string name, TimeSpan timeLimit, CancellationToken cancellation) =>
        InTurnAsync((browser, stop) => PrintAsync(browser, pack, stop), name, timeLimit, cancellation);

    /// <summary>Prints any self-contained HTML that holds a pack's scripts, in a page of its own.</summary>
    /// <inheritdoc cref="PrintAsync(PackHtml, string, TimeSpan, CancellationToken)" />
    public Task<byte[]> PrintAsync(ReadOnlyMemory<byte> html, string name, TimeSpan timeLimit, CancellationToken cancellation) =>
        InTurnAsync((browser, stop) => PrintAsync(browser.DevTools, html, stop), name, timeLimit, cancellation);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        foreach (var start in _started)
        {
            await ((Task)start).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (start.IsCompletedSuccessfully) await start.Result.DisposeAsync();
        }

        _closing.Dispose();
        _pages.Dispose();
    }

    private async Task<byte[]> InTurnAsync(Func<WarmBrowser, CancellationToken, Task<byte[]>> print, string name, TimeSpan timeLimit, CancellationToken cancellation)
    {
        if (chromium.Executable is null) throw new PackException($"{name} was not printed: {chromium.Missing}");
        await _pages.WaitAsync(cancellation);
        using var timer = new CancellationTokenSource(timeLimit, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellation);
        try
        {
            return await print(await Start().WaitAsync(either.Token), either.Token);
        }
        catch (PackException error)
        {
            throw new PackException($"{name} was not printed: {error.Message}", error);
        }
        catch (OperationCanceledException) when (timer.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw new PackException($"{name} was not printed within {timeLimit.TotalSeconds:0} s and its page in Chromium ({chromium.Executable}) was closed; run the report again, or give it more time");
        }
        finally
        {
            _pages.Release();
        }
    }

    private static async Task<byte[]> PrintAsync(WarmBrowser browser, PackHtml pack, CancellationToken cancellation)
    {
        var kept = await InStageAsync(PackStages.Open, () => browser.TakeAsync(cancellation));
        try
        {
            Refuse(await InStageAsync(PackStages.Load, () => kept.ShowAsync(pack, cancellation)));
            var pdf = await PrintAsync(kept.Page, "window.pack.draw()", cancellation);
            await browser.GiveBackAsync(kept);
            return pdf;
        }
        catch
        {
            // Whatever is wrong with it stays with this pack.
            await kept.Page.DisposeAsync();
            throw;
        }
    }

    private static async Task<byte[]> PrintAsync(DevTools browser, ReadOnlyMemory<byte> html, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("warehouse-pack-").FullName;
        try
        {
            var file = Path.Combine(folder, "pack.html");
            await File.WriteAllBytesAsync(file, html, cancellation);
            await using var page = await InStageAsync(PackStages.Load, () => PrintedPage.OpenAsync(browser, file, cancellation));
            return await PrintAsync(page, "window.pack ? window.pack.ready : ['the page has no charts script']", cancellation);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<byte[]> PrintAsync(PrintedPage page, string drawing, CancellationToken cancellation)
    {
        var undrawn = await InStageAsync(PackStages.Charts, () => page.EvaluateAsync(drawing, cancellation));
        Refuse([.. page.Errors, .. undrawn]);
        Refuse([.. (await InStageAsync(PackStages.Layout, () => page.EvaluateAsync(Layout, cancellation))).Select(fault => $"layout: {fault}")]);
        var pdf = await InStageAsync(PackStages.Print, () => page.PrintAsync(cancellation));
        Refuse(page.Errors);
        return pdf;
    }

    private static async Task<T> InStageAsync<T>(string stage, Func<Task<T>> work)
    {
        using var activity = PackStages.Begin(stage);
        return await work();
    }

    private static void Refuse(IReadOnlyList<string> errors)
    {
        if (errors.Count > 0) throw new PackException(string.Join("; ", errors.Distinct()));
    }

    private Task<WarmBrowser> Start()
    {
        lock (_starting)
        {
            if (Running is { } browser) return browser;
            _started.Add(WarmBrowser.StartAsync(chromium.Executable!, _closing.Token));
            return _started[^1];
        }
    }
}
