using Warehouse.DuckDb;
using Warehouse.Etl;
using Warehouse.Reports.Packs.Board.Quality;

namespace Warehouse.App.Pipeline;

/// <summary>Reads a published version's own records of deliveries and checks: they are no metrics, and belong to no month.</summary>
internal static class QualityReader
{
    /// <summary>The records of what readers see now.</summary>
    public static DataQuality Read(WarehouseHome home)
    {
        var path = File.ResolveLinkTarget(home.PublishedLink, returnFinalTarget: true)?.FullName ?? home.PublishedLink;
        using var connection = Duck.Open(path, new DuckOptions { ReadOnly = true });
        var objects = connection.Query(
            """
            select source, object, count(*), sum(rows_read), sum(rows_loaded), sum(rows_rejected), sum(rows_superseded), cast(max(extracted_at) as date)
            from etl.batch
            group by source, object
            order by source, object
            """,
            row => new DeliveredObject(row.GetString(0), row.GetString(1), row.GetInt64(2), Number(row.GetValue(3)), Number(row.GetValue(4)), Number(row.GetValue(5)), Number(row.GetValue(6)), row.IsDBNull(7) ? null : row.GetFieldValue<DateOnly>(7)));
        var refusals = connection.Query(
            """
            select source, object, coalesce(column_name, ''), reason, count(*) as refused
            from etl.reject
            where reason <> 'superseded'
            group by all
            order by refused desc, source, object, reason
            limit 20
            """,
            row => new Refusal(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetInt64(4)));
        var checks = connection.Query(
            "select severity, count(*), count(*) filter (failing_rows > 0) from etl.check_result group by severity order by severity",
            row => new CheckTally(row.GetString(0), row.GetInt64(1), row.GetInt64(2)));
        var findings = connection.Query(
            """
            select check_name, severity, failing_rows, coalesce(description_ja, description, check_name), coalesce(description, check_name)
            from etl.check_result
            where failing_rows > 0
            order by severity, failing_rows desc, check_name
            """,
            row => new CheckFinding(row.GetString(0), row.GetString(1), row.GetInt64(2), row.GetString(3), row.GetString(4)));
        return new DataQuality(objects, refusals, checks, findings);
    }

    // DuckDB adds whole numbers up as HUGEINT.
    private static long Number(object value) => value is System.Numerics.BigInteger big ? (long)big : Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture);
}
