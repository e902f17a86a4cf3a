using System.Globalization;

namespace Warehouse.Benchmarks.Packs;

/// <summary>The most memory that a browser's processes have held together, looked at four times a second; pages that they share count once for each.</summary>
internal sealed class BrowserMemory : IDisposable
{
    private readonly int _browser;
    private readonly Timer _timer;

    public BrowserMemory(int browser)
    {
        _browser = browser;
        _timer = new Timer(_ => Look(), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(250));
    }

    public long PeakMebibytes { get; private set; }

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        if (!Directory.Exists("/proc/self")) return;
        var processes = Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(name => int.TryParse(name, out _)).Select(name => Read(int.Parse(name!, CultureInfo.InvariantCulture))).OfType<(int Id, int Parent, long Pages)>().ToDictionary(process => process.Id);
        var pages = processes.Values.Where(process => IsOfBrowser(process.Id, processes)).Sum(process => process.Pages);
        PeakMebibytes = Math.Max(PeakMebibytes, pages * Environment.SystemPageSize / (1024 * 1024));
    }

    private bool IsOfBrowser(int process, Dictionary<int, (int Id, int Parent, long Pages)> all)
    {
        for (var at = process; at > 1 && all.TryGetValue(at, out var found); at = found.Parent)
        {
            if (at == _browser) return true;
        }

        return false;
    }

    // /proc/N/stat: the name stands in brackets and may hold anything; behind it state, parent, …, and the 22nd field is the resident pages.
    private static (int Id, int Parent, long Pages)? Read(int process)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{process}/stat");
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            return (process, int.Parse(fields[1], CultureInfo.InvariantCulture), long.Parse(fields[21], CultureInfo.InvariantCulture));
        }
        catch (IOException)
        {
            // It has ended meanwhile.
            return null;
        }
    }
}
