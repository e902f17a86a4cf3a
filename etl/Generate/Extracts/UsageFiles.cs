using System.Globalization;
using DuckDB.NET.Data;
using Warehouse.DuckDb;
using Warehouse.Etl.Generate.Company;
using Warehouse.Etl.Generate.Usage;

namespace Warehouse.Etl.Generate.Extracts;

/// <summary>
/// Usage events, one delivery a month: the counts of each user's day are kept in a DuckDB file and expanded to single events
/// when they are written, so that memory does not grow with their number.
/// </summary>
internal sealed class UsageFiles : IUsageSink, IDisposable
{
    private const string Tables = """
        create table usage_count (
            month integer, account integer, user_number integer, day date, day_number integer, days_left integer,
            kind integer, feature integer, count integer
        );
        create table usage_names (event_names varchar[], feature_names varchar[]);
        -- Two numbers to one that looks drawn, from 0 to some four million; below 2^63 all the way.
        create macro scatter(one, other) as
            ((one::bigint * 2654435761 + other::bigint * 40503 + 12345) % 4294967296 * 1640531527 % 4294967296) // 1024;
        """;

    private static readonly string[] EventNames = ["login", "session_start", "feature"];

    private readonly Timeline _timeline;
    private readonly UsageFormat _format;
    private readonly string _path;
    private readonly DuckDBConnection _connection;
    private readonly TableAppender _counts;

    public UsageFiles(string folder, UsageFormat format, Timeline timeline)
    {
        _timeline = timeline;
        _format = format;
        _path = Path.Combine(folder, ".usage.duckdb");
        File.Delete(_path);
        // Parquet by one thread: its row groups then always begin at the same events.
        _connection = Duck.Open(_path, new DuckOptions { Threads = format == UsageFormat.Parquet ? 1 : null });
        _connection.ExecuteScript(Tables);
        _connection.Execute("insert into usage_names values (string_split(?, ','), string_split(?, ','))", string.Join(',', EventNames), string.Join(',', Catalogue.Features));
        _counts = TableAppender.Open(_connection, "main", "usage_count");
    }

    public void Add(int account, int user, DateOnly day, UsageEvent kind, int feature, int count)
    {
        var row = _counts.BeginRow();
        row.Append(_timeline.FirstMonth.MonthsTo(day)).Append(account).Append(user).Append(day).Append(_timeline.FirstMonth.DaysTo(day));
        row.Append(day.DaysTo(day.LastDayOfMonth())).Append((int)kind).Append(feature).Append(count).EndRow();
    }

    /// <summary>Writes the deliveries, oldest first, and returns the number of rows in them.</summary>
    public long Deliver(string source, IStageLog log, CancellationToken cancellation)
    {
        _counts.Dispose();
        var events = File.ReadAllText(RepositoryRoot.Combine("etl", "Generate", "Extracts", "usage_events.sql"));
        var last = _timeline.MonthCount;
        _connection.Execute("set variable last_month = ?", last);
        var rows = 0L;
        for (var month = 0; month <= last; month++)
        {
            var first = _timeline.FirstMonth.AddMonths(month);
            var name = first.ToString("yyyy-MM", CultureInfo.InvariantCulture);
            using var delivery = new Delivery(source, "usage_events", month == last ? _timeline.ExtractedAt : first.AddMonths(1).AddDays(2).InTokyo(180), isComplete: false);
            var path = delivery.Add($"usage_events_{name}.{(_format == UsageFormat.Csv ? "csv" : "parquet")}");
            _connection.Execute("set variable month = ?", month);
            rows += _connection.Run($"copy ({events}) to {Literal.Quote(path)} ({(_format == UsageFormat.Csv ? "format csv, header" : "format parquet, compression zstd")})", cancellation);
            log.Progress($"usage events of {name}", month + 1, last + 1);
        }

        return rows;
    }

    public void Dispose()
    {
        _counts.Dispose();
        _connection.Dispose();
        File.Delete(_path);
        File.Delete(_path + ".wal");
    }
}
