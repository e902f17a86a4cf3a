using System.Data.Common;
using Warehouse.DuckDb;
using Warehouse.Etl;
using Warehouse.Reports.Packs.Board.Quality;
using Warehouse.Reports.Text;

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
            row => new DeliveredObject(row.GetString(0), row.GetString(1), Delivered(row, 2, "files"), Delivered(row, 3, "rows_read"), Delivered(row, 4, "rows_loaded"), Delivered(row, 5, "rows_rejected"), Delivered(row, 6, "rows_superseded"), row.IsDBNull(7) ? null : row.GetFieldValue<DateOnly>(7)));
        var refusals = connection.Query(
            """
            select source, object, coalesce(column_name, ''), reason, count(*) as refused
            from etl.reject
            where reason <> 'superseded'
            group by all
            order by refused desc, source, object, reason
            limit 20
            """,
            row => new Refusal(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), Recorded(row, 4, "refusals", "rows", row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3))));
        var checks = connection.Query(
            "select severity, count(*), count(*) filter (failing_rows > 0) from etl.check_result group by severity order by severity",
            row => new CheckTally(row.GetString(0), Recorded(row, 1, "checks", "held", row.GetString(0)), Recorded(row, 2, "checks", "failed", row.GetString(0))));
        var findings = connection.Query(
            """
            select check_name, severity, failing_rows, coalesce(description_ja, description, check_name), coalesce(description, check_name)
            from etl.check_result
            where failing_rows > 0
            order by severity, failing_rows desc, check_name
            """,
            row => new CheckFinding(row.GetString(0), row.GetString(1), Recorded(row, 2, "findings", "rows", row.GetString(0)), row.GetString(3), row.GetString(4)));
        return new DataQuality(objects, refusals, checks, findings);
    }

    private static Quantity Delivered(DbDataReader row, int column, string name) => Recorded(row, column, "deliveries", name, row.GetString(0), row.GetString(1));

    private static Quantity Recorded(DbDataReader row, int column, string list, string name, params string[] key) => new(Number(row.GetValue(column)), Origin.Record(list, name, key));

    // DuckDB adds whole numbers up as HUGEINT.
    private static long Number(object value) => value is System.Numerics.BigInteger big ? (long)big : Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture);
}
