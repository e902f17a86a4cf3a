using Warehouse.Reports.Packs;

namespace Warehouse.Reports.Rendering;

/// <summary>Prints packs to tagged PDFs in one warm Chromium: started for the first pack, a page opened for each and closed after it, ended when disposed.</summary>
/// <remarks>May be shared by threads. A browser that ended of itself fails the packs it had in hand; the next pack gets a new one.</remarks>
public sealed class PrintingPress(ChromiumSearch chromium, int pagesAtOnce = PrintingPress.UsualPages) : IAsyncDisposable
{
    /// <summary>Pages printed at once unless told: one draws while another's PDF is written.</summary>
    public const int UsualPages = 2;

    private static readonly string Layout = Resources.Text("layout.js");

    private readonly Lock _starting = new();
    private readonly List<Task<Browser>> _started = [];
    private readonly SemaphoreSlim _pages = new(pagesAtOnce, pagesAtOnce);
    private readonly CancellationTokenSource _closing = new();

    /// <summary>Why there is no browser to print with, and how to get one; null where there is one.</summary>
    public string? Missing => chromium.Missing;

    /// <summary>The process id of the browser that prints; null while there is none.</summary>
    public int? BrowserProcess
    {
        get
        {
            lock (_starting) return Running is { IsCompletedSuccessfully: true } browser ? browser.Result.Process.Id : null;
        }
    }

    private Task<Browser>? Running => _started.LastOrDefault() is { } last && (!last.IsCompleted || (last.IsCompletedSuccessfully && last.Result.DevTools.IsOpen)) ? last : null;

    /// <summary>A press with the browser that <see cref="ChromiumLocator"/> finds, or with the reason that there is none.</summary>
    public static PrintingPress Find() => new(ChromiumLocator.Find());

    /// <summary>Starts the browser, if it is not running, without waiting for it: so that it is warm when the first pack has been asked for.</summary>
    public void Warm()
    {
        if (chromium.Executable is not null) _ = Start();
    }

    /// <summary>Prints a pack.</summary>
    /// <param name="html">A self-contained HTML pack.</param>
    /// <param name="name">The pack's name in errors.</param>
    /// <param name="timeLimit">From the pack's turn to the last byte, a cold start of the browser included.</param>
    /// <exception cref="PackException">
    /// There is no browser; a chart stayed undrawn; the page raised an error or asked for anything outside itself; its layout is faulty (a text over another, a box
    /// outside its page, titles, charts or tables over one another), with page and element; or the time was up.
    /// </exception>
    public async Task<byte[]> PrintAsync(ReadOnlyMemory<byte> html, string name, TimeSpan timeLimit, CancellationToken cancellation)
    {
        if (chromium.Executable is null) throw new PackException($"{name} was not printed: {chromium.Missing}");
        await _pages.WaitAsync(cancellation);
        var folder = Directory.CreateTempSubdirectory("warehouse-pack-").FullName;
        using var timer = new CancellationTokenSource(timeLimit, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellation);
        try
        {
            var file = Path.Combine(folder, "pack.html");
            await File.WriteAllBytesAsync(file, html, either.Token);
            var browser = await Start().WaitAsync(either.Token);
            return await PrintAsync(browser.DevTools, file, either.Token);
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
            Directory.Delete(folder, recursive: true);
        }
    }

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

    private static async Task<byte[]> PrintAsync(DevTools browser, string file, CancellationToken cancellation)
    {
        await using var page = await PrintedPage.OpenAsync(browser, file, cancellation);
        var undrawn = await page.EvaluateAsync("window.pack ? window.pack.ready : ['the page has no charts script']", cancellation);
        Refuse([.. page.Errors, .. undrawn]);
        Refuse([.. (await page.EvaluateAsync(Layout, cancellation)).Select(fault => $"layout: {fault}")]);
        var pdf = await page.PrintAsync(cancellation);
        Refuse(page.Errors);
        return pdf;
    }

    private static void Refuse(IReadOnlyList<string> errors)
    {
        if (errors.Count > 0) throw new PackException(string.Join("; ", errors.Distinct()));
    }

    private Task<Browser> Start()
    {
        lock (_starting)
        {
            if (Running is { } browser) return browser;
            _started.Add(Browser.StartAsync(chromium.Executable!, _closing.Token));
            return _started[^1];
        }
    }

    private sealed record Browser(ChromiumProcess Process, DevTools DevTools) : IAsyncDisposable
    {
        public static async Task<Browser> StartAsync(string executable, CancellationToken cancellation)
        {
            var process = await ChromiumProcess.StartAsync(executable, cancellation);
            try
            {
                return new Browser(process, await DevTools.ConnectAsync(process.Endpoint, cancellation));
            }
            catch
            {
                await process.DisposeAsync();
                throw;
            }
        }

        public async ValueTask DisposeAsync()
        {
            await DevTools.DisposeAsync();
            await Process.DisposeAsync();
        }
    }
}
