using DuckDB.NET.Data;
using Warehouse.DuckDb;

namespace Warehouse.Etl.Settings;

/// <summary>A setting that came to hold, changed, or went.</summary>
/// <param name="Was">As JSON; null: it was not set, nor had it a default.</param>
/// <param name="Became">As JSON; null: it is no more.</param>
/// <param name="At">UTC, when the first build went by it.</param>
public sealed record SettingChange(string Key, string? Was, string? Became, DateTime At);

/// <summary><c>etl.setting_change</c>: what the settings have been, change by change; the last change of each key is what was last built with.</summary>
public static class SettingHistory
{
    /// <summary>Adds a row for each setting that differs from what was recorded last. The first time every setting does, which is what later changes are told from.</summary>
    /// <exception cref="WarehouseException">The table can't be written.</exception>
    public static void Record(DuckDBConnection connection, WarehouseSettings settings, TimeProvider time)
    {
        var last = Last(connection);
        var now = settings.Effective.ToDictionary(setting => setting.Key, setting => setting.Value);
        var changes = now.Keys.Union(last.Keys).Where(key => now.GetValueOrDefault(key) != last.GetValueOrDefault(key)).ToList();
        if (changes.Count == 0) return;
        var at = time.GetUtcNow().UtcDateTime;
        connection.InTransaction(() =>
        {
            var number = connection.Scalar<long>("select coalesce(max(number), 0) from etl.setting_change");
            foreach (var key in changes)
                connection.Execute("insert into etl.setting_change values (?, ?, ?, ?, ?)", ++number, key, last.GetValueOrDefault(key), now.GetValueOrDefault(key), at);
        });
    }

    /// <summary>Every change, oldest first.</summary>
    public static IReadOnlyList<SettingChange> Read(DuckDBConnection connection) => connection.Query(
        "select setting_key, value_before, value_after, changed_at from etl.setting_change order by number",
        row => new SettingChange(row.GetString(0), row.Get<string>(1), row.Get<string>(2), row.Get<DateTime>(3)));

    private static Dictionary<string, string> Last(DuckDBConnection connection)
    {
        var last = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var change in Read(connection))
        {
            if (change.Became is { } value) last[change.Key] = value;
            else last.Remove(change.Key);
        }

        return last;
    }
}
