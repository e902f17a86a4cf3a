using System.Globalization;
using Warehouse.Benchmarks.Measure;
using Warehouse.Etl;
using Warehouse.Etl.Load;
using Warehouse.Etl.Migrate;

namespace Warehouse.Benchmarks.Etl;

/// <summary>A load that finds nothing new among files that were all loaded before.</summary>
internal static class NoChangeBenchmark
{
    private const int RowsInAFile = 100;

    public static string Run(int files, int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("warehouse-nochange-").FullName;
        try
        {
            var landing = Path.Combine(folder, "landing");
            for (var file = 0; file < files; file++)
            {
                var delivery = Path.Combine(landing, "standard", "usage_events", file.ToString(CultureInfo.InvariantCulture));
                Directory.CreateDirectory(delivery);
                var path = Path.Combine(delivery, "events.csv");
                File.WriteAllLines(path, Enumerable.Range(0, RowsInAFile).Select(row => string.Create(CultureInfo.InvariantCulture, $"E{file}-{row},A{row % 50:000000},U{row},{new DateOnly(2023, 1, 1).AddDays(file):yyyy-MM-dd}T10:00:00+09:00,login")).Prepend("event_id,account_id,user_id,occurred_at,event"));
                UsageFeed.Manifest(delivery, new DateOnly(2023, 1, 2).AddDays(file));
                File.SetLastWriteTimeUtc(path, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
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
