using System.Globalization;
using DuckDB.NET.Data;
using Warehouse.DuckDb;
using Warehouse.Etl.Schedule;

namespace Warehouse.Etl.Alert;

/// <summary>How old a source's data is.</summary>
/// <param name="Newest">When its newest delivery was extracted, UTC; null when there is none.</param>
/// <param name="IsStale">Older than its limit, or absent.</param>
public sealed record SourceAge(FreshnessLimit Limit, DateTimeOffset? Newest, bool IsStale)
{
    /// <summary>For a person: what is stale, since when, and the limit.</summary>
    public string Message => Newest is { } newest
        ? string.Create(CultureInfo.InvariantCulture, $"{Limit.Name}: what readers see was extracted {newest.UtcDateTime:yyyy-MM-dd HH:mm} UTC; expected within {Span(Limit.Within)}")
        : $"{Limit.Name}: readers see no delivery of it at all; expected one within {Span(Limit.Within)}";

    private static string Span(TimeSpan span) => span.TotalDays >= 2 ? string.Create(CultureInfo.InvariantCulture, $"{span.TotalDays:0.#} days") : string.Create(CultureInfo.InvariantCulture, $"{span.TotalHours:0.#} h");
}

/// <summary>Holds what readers see to the freshness limits. The published file is asked, not the build: data that is loaded and never published is stale.</summary>
public static class Freshness
{
    /// <summary>The age of every source that has a limit.</summary>
    /// <returns>Nothing is published: every source is stale.</returns>
    public static IReadOnlyList<SourceAge> Of(WarehouseHome home, IReadOnlyList<FreshnessLimit> limits, DateTimeOffset now)
    {
        if (limits.Count == 0) return [];
        if (!File.Exists(home.PublishedLink)) return [.. limits.Select(limit => new SourceAge(limit, null, true))];
        using var version = Duck.Open(home.PublishedLink, new DuckOptions { ReadOnly = true });
        return [.. limits.Select(limit => Age(version, limit, now))];
    }

    private static SourceAge Age(DuckDBConnection version, FreshnessLimit limit, DateTimeOffset now)
    {
        var newest = version.Scalar<DateTime?>("select max(extracted_at) from etl.delivery where source = $1 and object = coalesce($2, object)", limit.Source, limit.Object);
        DateTimeOffset? at = newest is { } utc ? new DateTimeOffset(DateTime.SpecifyKind(utc, DateTimeKind.Utc)) : null;
        return new SourceAge(limit, at, at is null || now - at > limit.Within);
    }
}
