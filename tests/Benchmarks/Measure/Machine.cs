using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Warehouse.Benchmarks.Measure;

/// <summary>What a figure was measured on, in a line that stands above every table.</summary>
internal static class Machine
{
    public static string Describe() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1L << 30)} GiB, {RuntimeInformation.FrameworkDescription}");

    /// <summary>The most memory that this process has held at once, in MiB; 0 where the system doesn't say.</summary>
    public static long PeakMebibytes()
    {
        const string Status = "/proc/self/status";
        var peak = File.Exists(Status) ? File.ReadLines(Status).FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal)) : null;
        return peak is null ? 0 : long.Parse(peak.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }

    /// <summary>The processor time that some work took in this process, of all cores, in seconds.</summary>
    public static double ProcessorSeconds(Action work)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        work();
        process.Refresh();
        return (process.TotalProcessorTime - before).TotalSeconds;
    }
}
