using DuckDB.NET.Data;
using Warehouse.DuckDb;

namespace Warehouse.Etl.Close;

/// <summary>A frozen value that would now be another.</summary>
/// <param name="Cause">Deliveries loaded since that the metric reads, and settings changed since.</param>
public sealed record Restatement(ClosedValue Closed, string? Current, string Cause);

/// <summary>The closes as readers get them: <c>etl.close</c>, <c>etl.close_value</c>, <c>etl.restatement</c>.</summary>
public static class CloseTables
{
    /// <summary>Settings that the numbers depend on.</summary>
    private static readonly string[] Settings = ["setting", "key_feature", "kpi_target", "score_component", "score_band", "renewal_stage", "tolerance", "playbook_step", "playbook_tier", "playbook_kind", "first_value_feature", "icp_rule"];

    /// <summary>Copies the log into a build, all in one transaction.</summary>
    public static void Fill(DuckDBConnection build, CloseLog log, IReadOnlyList<Restatement> restatements) => build.InTransaction(() =>
    {
        foreach (var table in new[] { "close", "close_value", "restatement" }) build.Execute($"delete from etl.{Identifier.Quote(table)}");
        foreach (var entry in log.Entries)
        {
            build.Execute(
                "insert into etl.close values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                entry.Number, entry.Kind, entry.Month, entry.By, entry.At, entry.Reason, entry.AsOf, entry.Version, entry.ValueCount, entry.ValuesSha256, entry.PreviousHash, entry.Hash, entry.Hash == log.Head);
        }

        using (var appender = TableAppender.Open(build, "etl", "close_value"))
        {
            foreach (var value in log.Closed.Values.SelectMany(log.Values))
                appender.BeginRow().Append(value.Month).Append(value.Metric).Append(value.Dimension).Append(value.Member).Append(value.Value).EndRow();
        }

        foreach (var (closed, current, cause) in restatements)
            build.Execute("insert into etl.restatement values (?, ?, ?, ?, ?, ?, ?)", closed.Month, closed.Metric, closed.Dimension, closed.Member, closed.Value, current, cause);
    });

    /// <summary>The settings of a build or a published version as JSON, table by table; the day that it speaks as of is none. A table that an older version lacks is left out.</summary>
    public static string SettingsOf(DuckDBConnection connection)
    {
        var held = connection.Query("select table_name from information_schema.tables where table_schema = 'etl'", row => row.GetString(0));
        var tables = Settings.Where(held.Contains).Select(table => (table, Content: connection.Scalar<string>($"select cast(coalesce(to_json(list(content order by content)), '[]') as varchar) from (select {(table == "setting" ? "* exclude (as_of_date, closing_month)" : "*")} from etl.{Identifier.Quote(table)}) as content")));
        return "{" + string.Join(",", tables.Select(table => $"\"{table.table}\":{table.Content}")) + "}";
    }

    /// <summary>Deliveries of an object loaded after an instant, each with its file and rows.</summary>
    public static IReadOnlyList<(string Relation, string Text)> LoadedSince(DuckDBConnection build, DateTime since) => build.Query(
        "select source || '__' || object, source || '/' || object || ' ' || file || ' (' || rows_loaded || ' rows)' from etl.batch where finished_at > ? and rows_loaded > 0 order by batch_id",
        row => (row.GetString(0), row.GetString(1)),
        since);

    /// <summary>The last entry that a published version knows; null where it knows none.</summary>
    public static (long Number, string Hash)? HeadOf(DuckDBConnection published)
    {
        if (published.Scalar<long>("select count(*) from information_schema.tables where table_schema = 'etl' and table_name = 'close'") == 0) return null;
        var heads = published.Query("select number, hash from etl.close where is_head", row => (row.GetInt64(0), row.GetString(1)));
        return heads.Count == 0 ? null : heads[0];
    }
}
