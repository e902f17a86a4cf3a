using Warehouse.Reports.Packs;

namespace Warehouse.Reports.Rendering;

/// <summary>Prints an HTML pack to a tagged PDF by a headless Chromium.</summary>
public static class PdfWriter
{
    /// <summary>Prints a file.</summary>
    /// <param name="executable">The browser, as <see cref="ChromiumLocator"/> found it.</param>
    /// <param name="htmlFile">A self-contained HTML pack.</param>
    /// <param name="timeLimit">From the browser's start to the last byte.</param>
    /// <returns>The PDF's bytes and what the layout check found: text over text, a title on two lines, a box that leaves its page.</returns>
    /// <exception cref="PackException">A chart stayed undrawn, the page raised an error or asked for the network, or the time was up.</exception>
    public static async Task<(byte[] Pdf, IReadOnlyList<string> Layout)> PrintAsync(
        string executable, string htmlFile, TimeSpan timeLimit, CancellationToken cancellation)
    {
        using var timer = new CancellationTokenSource(timeLimit, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellation);
        try
        {
            await using var chromium = await ChromiumProcess.StartAsync(executable, either.Token);
            await using var browser = await DevTools.ConnectAsync(chromium.Endpoint, either.Token);
            var page = await PrintedPage.OpenAsync(browser, htmlFile, either.Token);
            var undrawn = await page.EvaluateAsync("window.pack ? window.pack.ready : ['the page has no charts script']", either.Token);
            Refuse(htmlFile, [.. page.Errors, .. undrawn]);
            var layout = await page.EvaluateAsync(Resources.Text("layout.js"), either.Token);
            var pdf = await page.PrintAsync(either.Token);
            Refuse(htmlFile, page.Errors);
            return (pdf, layout);
        }
        catch (OperationCanceledException) when (timer.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw new PackException($"Chromium ({executable}) did not print {htmlFile} within {timeLimit.TotalSeconds:0} s and was stopped; run the report again, or give it more time");
        }
    }

    private static void Refuse(string file, IReadOnlyList<string> errors)
    {
        if (errors.Count > 0) throw new PackException($"{file} was not printed: {string.Join("; ", errors.Distinct())}");
    }
}
