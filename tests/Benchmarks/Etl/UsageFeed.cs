using System.Globalization;
using DuckDB.NET.Data;
using Warehouse.DuckDb;

namespace Warehouse.Benchmarks.Etl;

/// <summary>Usage events by the million, written by DuckDB: so many a day, of the accounts of a generated company.</summary>
internal static class UsageFeed
{
    /// <summary>The columns of the standard source with the types that they are loaded as.</summary>
    public static readonly IReadOnlyList<(string Name, string Type)> Columns =
    [
        ("event_id", "VARCHAR"), ("account_id", "VARCHAR"), ("user_id", "VARCHAR"), ("occurred_at", "TIMESTAMPTZ"), ("event", "VARCHAR"),
        ("feature", "VARCHAR"), ("session_id", "VARCHAR"), ("duration_seconds", "DOUBLE"), ("quantity", "DOUBLE"),
    ];

    /// <summary>Writes events in files of a million at most, as one delivery with its manifest.</summary>
    /// <param name="folder">The delivery's folder.</param>
    /// <param name="rows">How many events.</param>
    /// <param name="accounts">Their accounts are A000001 to this one.</param>
    /// <param name="from">The first day.</param>
    /// <param name="days">Over how many days they are spread.</param>
    /// <param name="lateShare">The share that took place up to sixty days before.</param>
    /// <param name="format">csv or parquet.</param>
    /// <param name="spoiltShare">The share of events that break the contract by a duration below 0, and that of events that are there twice.</param>
    public static void Write(string folder, long rows, int accounts, DateOnly from, int days, double lateShare, string format, double spoiltShare = 0)
    {
        const int MostInAFile = 1_000_000;
        Directory.CreateDirectory(folder);
        using var connection = Duck.Open(Duck.InMemory);
        connection.Execute("set TimeZone = 'Asia/Tokyo'");
        var first = string.Create(CultureInfo.InvariantCulture, $"date '{from:yyyy-MM-dd}'");
        for (var start = 0L; start < rows; start += MostInAFile)
        {
            var sql = string.Create(CultureInfo.InvariantCulture, $"""
                select
                    printf('E{from:yyMMdd}-%d', i) as event_id,
                    printf('A%06d', 1 + hash(i, 'a') % {accounts}) as account_id,
                    printf('U%06d-%d', 1 + hash(i, 'a') % {accounts}, hash(i, 'u') % 20) as user_id,
                    strftime({first} + cast(i * {days} // {rows} as integer) - case when hash(i, 'late') % 10000 < {(int)(lateShare * 10000)} then cast(hash(i, 'by') % 60 as integer) else 0 end + to_seconds(cast(hash(i, 's') % 86400 as bigint)), '%Y-%m-%dT%H:%M:%S+09:00') as occurred_at,
                    case hash(i, 'e') % 5 when 0 then 'login' when 1 then 'session_start' else 'feature' end as event,
                    case when hash(i, 'e') % 5 > 1 then printf('feature_%d', hash(i, 'f') % 12) end as feature,
                    printf('V%d', i // 6) as session_id,
                    case when hash(i, 'bad') % 1000000 < {(int)(spoiltShare * 1_000_000)} then -1 when hash(i, 'e') % 5 = 1 then hash(i, 'd') % 3600 end::double as duration_seconds,
                    case when hash(i, 'e') % 5 > 1 then 1 + hash(i, 'q') % 9 end::double as quantity
                from (select unnest(case when hash(i, 'bad') % 1000000 between {(int)(spoiltShare * 1_000_000)} and {(int)(spoiltShare * 2_000_000) - 1} then [i, i] else [i] end) as i from range({start}, {Math.Min(rows, start + MostInAFile)}) as events(i))
                """);
            var options = format == "csv" ? "header" : "format parquet";
            connection.Execute($"copy ({sql}) to {Literal.Quote(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"events_{start / MostInAFile:000}.{format}")))} ({options})");
        }

        Manifest(folder, from.AddDays(days));
    }

    /// <summary>Says that a folder was extracted in the morning of a day.</summary>
    public static void Manifest(string folder, DateOnly day) =>
        File.WriteAllText(Path.Combine(folder, "_manifest.json"), string.Create(CultureInfo.InvariantCulture, $$"""{"extracted_at": "{{day:yyyy-MM-dd}}T03:00:00+09:00"}"""));

    public static long Bytes(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length);
}
