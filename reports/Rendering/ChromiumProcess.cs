using System.Collections.Concurrent;
using System.Diagnostics;
using Warehouse.Reports.Packs;

namespace Warehouse.Reports.Rendering;

/// <summary>A headless browser with a profile of its own; disposing it kills its processes and removes the profile.</summary>
public sealed class ChromiumProcess : IAsyncDisposable
{
    private static readonly string[] Usual =
    [
        "--headless", "--remote-debugging-port=0", "--no-first-run", "--no-default-browser-check", "--disable-gpu",
        "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic",
        "--disable-default-apps", "--disable-extensions", "--disable-dev-shm-usage", "--disable-domain-reliability",
        "--disable-client-side-phishing-detection", "--metrics-recording-only", "--mute-audio", "--hide-scrollbars",
        "--disable-renderer-backgrounding", "--disable-background-timer-throttling", "--disable-backgrounding-occluded-windows", "--disable-breakpad",
        "--font-render-hinting=none", "--force-color-profile=srgb", "--lang=ja",
        "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
    ];

    private readonly Process _process;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ChromiumProcess(Process process, string profile, Uri endpoint)
    {
        _process = process;
        Profile = profile;
        Endpoint = endpoint;
        process.Exited += (_, _) => _ended.TrySetResult();
        process.EnableRaisingEvents = true;
    }

    /// <summary>Done once the browser's process has ended, whatever its children still hold open.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Where the browser speaks the DevTools protocol, on loopback.</summary>
    public Uri Endpoint { get; }

    /// <summary>The folder of its profile, gone when it is disposed.</summary>
    public string Profile { get; }

    /// <summary>Its process id.</summary>
    public int Id => _process.Id;

    /// <summary>What it is started with. The sandbox refuses to run as root; anyone else keeps it.</summary>
    public static IReadOnlyList<string> Arguments(string profile, bool isRoot) =>
        [.. Usual, $"--user-data-dir={profile}", .. isRoot ? ["--no-sandbox"] : Array.Empty<string>(), "about:blank"];

    /// <summary>Starts a browser and waits until it listens.</summary>
    /// <exception cref="PackException">It ended or stayed silent; the message quotes what it wrote.</exception>
    public static async Task<ChromiumProcess> StartAsync(string executable, CancellationToken cancellation)
    {
        var profile = Directory.CreateTempSubdirectory("warehouse-chromium-").FullName;
        var start = new ProcessStartInfo(executable) { RedirectStandardError = true, RedirectStandardOutput = true, RedirectStandardInput = true };
        foreach (var argument in Arguments(profile, isRoot: !OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess)) start.ArgumentList.Add(argument);

        Process? process = null;
        try
        {
            process = Process.Start(start) ?? throw new PackException($"{executable} did not start");
            var endpoint = await ReadEndpointAsync(process, executable, cancellation);
            return new ChromiumProcess(process, profile, endpoint);
        }
        catch (Exception error)
        {
            if (process is not null) await EndAsync(process);
            RemoveProfile(profile);
            if (error is PackException or OperationCanceledException) throw;
            throw new PackException($"{executable} could not be started: {error.Message}", error);
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await EndAsync(_process);
        RemoveProfile(Profile);
    }

    private static async Task<Uri> ReadEndpointAsync(Process process, string executable, CancellationToken cancellation)
    {
        const string Announcement = "DevTools listening on ";
        var said = new ConcurrentQueue<string>();
        var found = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is null) found.TrySetException(new PackException($"{executable} ended before it listened; it wrote: {string.Join(" | ", said.TakeLast(5))}"));
            else if (line.Data.StartsWith(Announcement, StringComparison.Ordinal)) found.TrySetResult(new Uri(line.Data[Announcement.Length..]));
            else said.Enqueue(line.Data);
        };
        // Both pipes are read to the end, so that a full one never stops the browser.
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        return await found.Task.WaitAsync(cancellation);
    }

    private static async Task EndAsync(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(5));
        }
        catch (Exception error) when (error is InvalidOperationException or TimeoutException)
        {
            // It had ended by itself, or the system is slow to reap what is already killed.
        }

        process.Dispose();
    }

    private static void RemoveProfile(string profile)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                Directory.Delete(profile, recursive: true);
                return;
            }
            catch (DirectoryNotFoundException)
            {
                return;
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // A dying child may still write there for a moment.
                if (attempt == 20) return;
                Thread.Sleep(50);
            }
        }
    }
}
