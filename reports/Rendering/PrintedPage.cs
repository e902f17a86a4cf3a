using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Warehouse.Reports.Packs;

namespace Warehouse.Reports.Rendering;

/// <summary>One document open in a browser that may reach nothing but that document: it notes every error the document makes, and is closed when disposed.</summary>
public sealed class PrintedPage : IAsyncDisposable
{
    private const string Crashed = "its page crashed in Chromium, perhaps for want of memory";
    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(5);

    private readonly DevTools _browser;
    private readonly string _session;
    private readonly string _address;
    private readonly ConcurrentQueue<string> _errors = new();
    private readonly TaskCompletionSource _loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _crashed = new();

    private PrintedPage(DevTools browser, string target, string session, string address) =>
        (_browser, Target, _session, _address) = (browser, target, session, address);

    /// <summary>What the browser calls it.</summary>
    public string Target { get; }

    /// <summary>What went wrong in the document so far: errors on its console, exceptions, requests refused, a crash.</summary>
    public IReadOnlyList<string> Errors => [.. _errors];

    /// <summary>Opens a file and waits until it is loaded.</summary>
    public static async Task<PrintedPage> OpenAsync(DevTools browser, string file, CancellationToken cancellation)
    {
        var target = (string)(await browser.SendAsync("Target.createTarget", new { url = "about:blank" }, null, cancellation))["targetId"]!;
        PrintedPage? page = null;
        try
        {
            var attached = await browser.SendAsync("Target.attachToTarget", new { targetId = target, flatten = true }, null, cancellation);
            page = new PrintedPage(browser, target, (string)attached["sessionId"]!, new Uri(Path.GetFullPath(file)).AbsoluteUri);
            await page.LoadAsync(cancellation);
            return page;
        }
        catch
        {
            if (page is not null) await page.DisposeAsync();
            else await CloseAsync(browser, target);
            throw;
        }
    }

    /// <summary>Evaluates an expression, waiting for its promise; the value must be a list of texts.</summary>
    public async Task<IReadOnlyList<string>> EvaluateAsync(string expression, CancellationToken cancellation)
    {
        var reply = await SendAsync("Runtime.evaluate", new { expression, awaitPromise = true, returnByValue = true }, cancellation);
        if (reply["exceptionDetails"] is { } exception) return [Exception(exception)];
        return reply["result"]?["value"] is JsonArray lines
            ? [.. lines.Select(line => line!.ToString())]
            : [$"expected a list from the page, found {reply["result"]?.ToJsonString()}"];
    }

    /// <summary>Prints the document on the paper that its style sheet names.</summary>
    public async Task<byte[]> PrintAsync(CancellationToken cancellation)
    {
        var options = new
        {
            printBackground = true,
            preferCSSPageSize = true,
            generateTaggedPDF = true,
            generateDocumentOutline = true,
            displayHeaderFooter = false,
        };
        var reply = await SendAsync("Page.printToPDF", options, cancellation);
        return Convert.FromBase64String((string)reply["data"]!);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _browser.Forget(_session);
        await CloseAsync(_browser, Target);
        _crashed.Dispose();
    }

    private static async Task CloseAsync(DevTools browser, string target)
    {
        try
        {
            using var limit = new CancellationTokenSource(Goodbye, TimeProvider.System);
            await browser.SendAsync("Target.closeTarget", new { targetId = target }, null, limit.Token);
        }
        catch (Exception error) when (error is PackException or OperationCanceledException)
        {
            // It is gone already, or hangs: its process ends with the browser.
        }
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        _browser.Listen(_session, Note);
        // All are answered before the page is sent for: a navigation may overtake them, and its end would go unnoticed.
        await Task.WhenAll(
            SendAsync("Page.enable", null, cancellation),
            SendAsync("Inspector.enable", null, cancellation),
            SendAsync("Runtime.enable", null, cancellation),
            SendAsync("Log.enable", null, cancellation),
            SendAsync("Network.enable", null, cancellation),
            SendAsync("Fetch.enable", new { patterns = new[] { new { urlPattern = "*" } } }, cancellation),
            SendAsync("Emulation.setEmulatedMedia", new { media = "print" }, cancellation));
        await SendAsync("Page.navigate", new { url = _address }, cancellation);
        // The end of the page is an event: a browser that ends, or a page that crashes, would leave it waited for.
        await Task.WhenAny(_loaded.Task, _browser.Ending).WaitAsync(cancellation);
        if (!_loaded.Task.IsCompleted) throw new PackException(DevTools.Ended);
        await _loaded.Task;
    }

    private async Task<JsonObject> SendAsync(string method, object? parameters, CancellationToken cancellation)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, _crashed.Token);
        try
        {
            return await _browser.SendAsync(method, parameters, _session, either.Token);
        }
        catch (OperationCanceledException) when (_crashed.IsCancellationRequested)
        {
            throw new PackException(Crashed);
        }
    }

    private void Note(string method, JsonObject happening)
    {
        switch (method)
        {
            case "Page.loadEventFired":
                _loaded.TrySetResult();
                break;
            case "Inspector.targetCrashed":
                _loaded.TrySetException(new PackException(Crashed));
                _crashed.Cancel();
                break;
            case "Runtime.exceptionThrown":
                _errors.Enqueue(Exception(happening["exceptionDetails"]!));
                break;
            case "Runtime.consoleAPICalled" when happening["type"]!.GetValue<string>() is "error" or "assert":
                _errors.Enqueue("console error: " + string.Join(' ', happening["args"]!.AsArray().Select(argument => argument!["value"] ?? argument["description"])));
                break;
            case "Log.entryAdded" when happening["entry"]!["level"]!.GetValue<string>() == "error":
                _errors.Enqueue($"{happening["entry"]!["text"]} {happening["entry"]!["url"]}".TrimEnd());
                break;
            case "Network.webSocketCreated":
                Refuse((string)happening["url"]!);
                break;
            case "Fetch.requestPaused":
                _ = AnswerAsync((string)happening["requestId"]!, (string)happening["request"]!["url"]!);
                break;
        }
    }

    private void Refuse(string url) => _errors.Enqueue($"asked for {url}; a pack carries all it needs and may reach no network");

    private async Task AnswerAsync(string request, string url)
    {
        var isOwn = url == _address || url.StartsWith("data:", StringComparison.Ordinal);
        if (!isOwn) Refuse(url);
        try
        {
            await (isOwn
                ? SendAsync("Fetch.continueRequest", new { requestId = request }, CancellationToken.None)
                : SendAsync("Fetch.failRequest", new { requestId = request, errorReason = "BlockedByClient" }, CancellationToken.None));
        }
        catch (Exception error) when (error is PackException or OperationCanceledException or ObjectDisposedException)
        {
            // The document went on without this request, or the browser ended: the print itself reports that.
        }
    }

    private static string Exception(JsonNode details) =>
        $"exception: {details["exception"]?["description"] ?? details["text"]} (line {(int?)details["lineNumber"] + 1})";
}
