using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Warehouse.Reports.Packs;

namespace Warehouse.Reports.Rendering;

/// <summary>One document open in a browser that may reach nothing but files: it notes every error the document makes.</summary>
public sealed class PrintedPage
{
    private readonly DevTools _browser;
    private readonly string _session;
    private readonly ConcurrentQueue<string> _errors = new();
    private readonly TaskCompletionSource _loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private PrintedPage(DevTools browser, string session)
    {
        _browser = browser;
        _session = session;
    }

    /// <summary>What went wrong in the document so far: errors on its console, exceptions, requests refused.</summary>
    public IReadOnlyList<string> Errors => [.. _errors];

    /// <summary>Opens a file and waits until it is loaded.</summary>
    public static async Task<PrintedPage> OpenAsync(DevTools browser, string file, CancellationToken cancellation)
    {
        var target = await browser.SendAsync("Target.createTarget", new { url = "about:blank" }, null, cancellation);
        var attached = await browser.SendAsync("Target.attachToTarget", new { targetId = (string)target["targetId"]!, flatten = true }, null, cancellation);
        var page = new PrintedPage(browser, (string)attached["sessionId"]!);
        browser.Happened += page.Note;
        await page.SendAsync("Page.enable", null, cancellation);
        await page.SendAsync("Runtime.enable", null, cancellation);
        await page.SendAsync("Log.enable", null, cancellation);
        await page.SendAsync("Fetch.enable", new { patterns = new[] { new { urlPattern = "*" } } }, cancellation);
        await page.SendAsync("Emulation.setEmulatedMedia", new { media = "print" }, cancellation);
        await page.SendAsync("Page.navigate", new { url = new Uri(Path.GetFullPath(file)).AbsoluteUri }, cancellation);
        await page._loaded.Task.WaitAsync(cancellation);
        return page;
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

    private Task<JsonObject> SendAsync(string method, object? parameters, CancellationToken cancellation) =>
        _browser.SendAsync(method, parameters, _session, cancellation);

    private void Note(string method, JsonObject happening)
    {
        switch (method)
        {
            case "Page.loadEventFired":
                _loaded.TrySetResult();
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
            case "Fetch.requestPaused":
                _ = AnswerAsync((string)happening["requestId"]!, (string)happening["request"]!["url"]!);
                break;
        }
    }

    private async Task AnswerAsync(string request, string url)
    {
        var isLocal = url.StartsWith("file:", StringComparison.Ordinal) || url.StartsWith("data:", StringComparison.Ordinal);
        if (!isLocal) _errors.Enqueue($"asked for {url}; a pack carries all it needs and may reach no network");
        try
        {
            await (isLocal
                ? SendAsync("Fetch.continueRequest", new { requestId = request }, CancellationToken.None)
                : SendAsync("Fetch.failRequest", new { requestId = request, errorReason = "BlockedByClient" }, CancellationToken.None));
        }
        catch (PackException)
        {
            // The document went on without this request, or the browser ended: the print itself reports that.
        }
    }

    private static string Exception(JsonNode details) =>
        $"exception: {details["exception"]?["description"] ?? details["text"]} (line {(int?)details["lineNumber"] + 1})";
}
