using Warehouse.Benchmarks.Measure;
using Warehouse.DuckDb;
using Warehouse.Etl;
using Warehouse.Etl.Load;
using Warehouse.Etl.Migrate;

namespace Warehouse.Benchmarks.Etl;

/// <summary>Loading usage events through their contract, with bad and repeated ones among them, beside DuckDB reading the same files into a table with the same types and no questions asked.</summary>
internal static class LoadBenchmark
{
    /// <summary>Runs both in turns, for CSV and for Parquet.</summary>
    public static string Run(long rows, int rounds, double spoiltShare)
    {
        var folder = Directory.CreateTempSubdirectory("warehouse-load-").FullName;
        try
        {
            // The peak is asked for last: it is what the runs before have taken.
            List<string> told = [Machine.Describe(), .. new[] { "csv", "parquet" }.Select(format => Measured(Path.Combine(folder, format), rows, rounds, format, spoiltShare))];
            return string.Join('\n', [.. told, $"peak memory {Machine.PeakMebibytes():N0} MiB"]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Measured(string folder, long rows, int rounds, string format, double spoiltShare)
    {
        var landing = Path.Combine(folder, "landing");
        var delivery = Path.Combine(landing, "standard", "usage_events", "1");
        UsageFeed.Write(delivery, rows, 1200, new DateOnly(2026, 1, 1), 300, 0.02, format, spoiltShare);
        var rejects = "";
        var empty = new WarehouseHome(Path.Combine(folder, "empty"));
        using (var connection = BuildDatabase.Open(empty)) Migration.Apply(connection, Checkout.Current(), TimeProvider.System);
        List<double> ourProcessor = [], plainProcessor = [], unorderedProcessor = [];
        var times = Turns.Run(
            rounds,
            () => ourProcessor.Add(Machine.ProcessorSeconds(() => rejects = Load(empty, Path.Combine(folder, "home"), landing, rows))),
            () => plainProcessor.Add(Machine.ProcessorSeconds(() => Plain(Path.Combine(folder, "plain.duckdb"), delivery, format, keepsOrder: true))),
            () => unorderedProcessor.Add(Machine.ProcessorSeconds(() => Plain(Path.Combine(folder, "plain.duckdb"), delivery, format, keepsOrder: false))));
        var ours = Turns.Median(times[0]) / 1000;
        string Beside(string name, IEnumerable<double> clock, IEnumerable<double> processor) => FormattableString.Invariant(
            $"{name} {Turns.Median(clock) / 1000:0.00} s, ratio {ours * 1000 / Turns.Median(clock):0.00}, of processor time {Turns.Median(ourProcessor.Skip(1)) / Turns.Median(processor.Skip(1)):0.00}");
        return FormattableString.Invariant($"load {format}: {rows:N0} events, {UsageFeed.Bytes(delivery) / 1e6:N0} MB{rejects}: contract {ours:0.00} s; {Beside("plain DuckDB", times[1], plainProcessor)}; {Beside("without keeping the order of rows", times[2], unorderedProcessor)} (medians of {rounds})");
    }

    /// <summary>Into a copy of a warehouse that has its tables and no rows.</summary>
    /// <returns>What was kept out.</returns>
    private static string Load(WarehouseHome empty, string path, string landing, long rows)
    {
        if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
        var home = new WarehouseHome(path);
        home.Create();
        File.Copy(empty.BuildFile, home.BuildFile);
        using var connection = BuildDatabase.Open(home);
        var result = LoadStage.Run(connection, home, Checkout.Current(), landing, null, TimeProvider.System, QuietLog.Instance);
        result.ThrowIfFailed();
        if (result.RowsLoaded + result.RowsRejected != rows) throw new InvalidOperationException($"expected {rows} events, loaded {result.RowsLoaded} and rejected {result.RowsRejected}");
        var superseded = result.Objects.Sum(loaded => loaded.RowsSuperseded);
        return FormattableString.Invariant($", {result.RowsRejected:N0} rejected, {superseded:N0} superseded");
    }

    /// <remarks>DuckDB keeps the order of rows unless told otherwise; the build has no use for it and tells it so.</remarks>
    private static void Plain(string file, string delivery, string format, bool keepsOrder)
    {
        if (File.Exists(file)) File.Delete(file);
        using var connection = Duck.Open(file);
        connection.Execute("set TimeZone = 'Asia/Tokyo'");
        connection.Execute($"set preserve_insertion_order = {(keepsOrder ? "true" : "false")}");
        var files = Literal.Quote(Path.Combine(delivery, $"*.{format}"));
        var types = string.Join(", ", UsageFeed.Columns.Select(column => $"{column.Name}: '{column.Type}'"));
        connection.Execute(format == "csv"
            ? $"create table events as select * from read_csv({files}, auto_detect = false, header = true, columns = {{{types}}})"
            : $"create table events as select {string.Join(", ", UsageFeed.Columns.Select(column => $"{column.Name}::{column.Type} as {column.Name}"))} from read_parquet({files})");
    }
}
