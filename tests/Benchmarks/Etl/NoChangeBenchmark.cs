using System.Globalization;
using Warehouse.Benchmarks.Measure;
using Warehouse.Etl;
using Warehouse.Etl.Load;
using Warehouse.Etl.Migrate;

namespace Warehouse.Benchmarks.Etl;

/// <summary>A load that finds nothing new among files that were all loaded before.</summary>
internal static class NoChangeBenchmark
{
    private const int RowsInAFile = 10_000;

    public static string Run(int files, int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("warehouse-nochange-").FullName;
        try
        {
            var landing = Path.Combine(folder, "landing");
            for (var file = 0; file < files; file++)
            {
                var delivery = Path.Combine(landing, "standard", "usage_events", file.ToString(CultureInfo.InvariantCulture));
                UsageFeed.Write(delivery, RowsInAFile, 100, new DateOnly(2020, 1, 1).AddDays(file), 1, 0, "csv");
                foreach (var written in Directory.EnumerateFiles(delivery)) File.SetLastWriteTimeUtc(written, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
            }

            var home = new WarehouseHome(Path.Combine(folder, "home"));
            Load(home, landing);
            var times = Turns.Run(rounds, () => Load(home, landing));
            return string.Join('\n', Machine.Describe(), FormattableString.Invariant($"nothing new: {files:N0} files, {UsageFeed.Bytes(landing) / 1e6:N0} MB: {Turns.Median(times[0]) / 1000:0.00} s (median of {rounds})"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Load(WarehouseHome home, string landing)
    {
        using var connection = BuildDatabase.Open(home);
        var checkout = Checkout.Current();
        Migration.Apply(connection, checkout, TimeProvider.System);
        LoadStage.Run(connection, home, checkout, landing, null, TimeProvider.System, QuietLog.Instance).ThrowIfFailed();
    }
}
