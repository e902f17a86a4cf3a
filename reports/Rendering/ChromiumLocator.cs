namespace Warehouse.Reports.Rendering;

/// <summary>Finds the browser that prints: the one that <c>WAREHOUSE_CHROMIUM</c> names, else the first of the known names on the path.</summary>
public static class ChromiumLocator
{
    /// <summary>The setting that names a browser's executable.</summary>
    public const string Setting = "WAREHOUSE_CHROMIUM";

    // The headless shell first: the same engine without a window's parts, quicker on a busy machine and no slower on a quiet one.
    private static readonly string[] Names =
        ["chromium-headless-shell", "chrome-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge", "microsoft-edge"];

    /// <summary>The executable, or the reason there is none.</summary>
    public static ChromiumSearch Find() =>
        Find(Environment.GetEnvironmentVariable(Setting), Environment.GetEnvironmentVariable("PATH") ?? "");

    /// <summary>The executable for a given setting and search path.</summary>
    public static ChromiumSearch Find(string? setting, string searchPath)
    {
        if (!string.IsNullOrEmpty(setting))
        {
            return File.Exists(setting)
                ? new ChromiumSearch(setting, null)
                : new ChromiumSearch(null, $"{Setting} names '{setting}', and there is no such file; set it to a Chromium, Chrome or Edge executable, or unset it");
        }

        var extension = OperatingSystem.IsWindows() ? ".exe" : "";
        foreach (var name in Names)
        {
            foreach (var folder in searchPath.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
            {
                var candidate = Path.Combine(folder, name + extension);
                if (File.Exists(candidate)) return new ChromiumSearch(candidate, null);
            }
        }

        return new ChromiumSearch(null, $"no Chromium found: none of {string.Join(", ", Names)} is on the PATH. "
            + "Install one (Debian, Ubuntu: sudo apt-get install -y --no-install-recommends chromium-headless-shell, or chromium) "
            + $"or set {Setting} to its executable, then run the report again");
    }
}

/// <summary>The outcome of a search: exactly one of the two is set.</summary>
/// <param name="Executable">Path of the browser.</param>
/// <param name="Missing">What is missing and how to get it.</param>
public sealed record ChromiumSearch(string? Executable, string? Missing);
