using System.Globalization;
using System.Runtime.InteropServices;

namespace Warehouse.Benchmarks.Measure;

/// <summary>What a figure was measured on, in a line that stands above every table.</summary>
internal static class Machine
{
    public static string Describe() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1L << 30)} GiB, {RuntimeInformation.FrameworkDescription}");

    /// <summary>The most memory that this process has held at once, in MiB.</summary>
    public static long PeakMebibytes()
    {
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        return process.PeakWorkingSet64 / (1 << 20);
    }
}
