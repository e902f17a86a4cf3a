using System.Globalization;
using Warehouse.DuckDb;
using Warehouse.Etl;
using Warehouse.Etl.Close;
using Warehouse.Reports.Packs.Closes;
using Warehouse.Reports.Text;

namespace Warehouse.App.Close;

/// <summary>Reads the closes for packs: the log itself, its chain verified, and the restatements that the published version tells.</summary>
internal static class CloseReader
{
    /// <exception cref="WarehouseException">The log was tampered with.</exception>
    public static CloseRecords Read(WarehouseHome home)
    {
        var entries = CloseLog.Read(home).Entries.Select(entry => new CloseRecord(Logged(entry.Number, "number", entry.Number), entry.Kind == "close", entry.Month, entry.By, entry.At, entry.Reason, Logged(entry.ValueCount, "values", entry.Number), entry.Hash));
        using var file = Duck.Open(home.PublishedLink, new DuckOptions { ReadOnly = true });
        // A version published before there were closes has none.
        var has = file.Scalar<long>("select count(*) from information_schema.tables where table_schema = 'etl' and table_name = 'restatement'") > 0;
        var restated = has
            ? file.Query(
                "select month, metric, dimension, member, closed_value, current_value, cause from etl.restatement order by all",
                row => new RestatedValue(row.Get<DateOnly>(0), row.GetString(1), row.GetString(2), row.GetString(3), row.Get<string>(4), row.Get<string>(5), row.GetString(6)))
            : [];
        return new CloseRecords([.. entries], [.. restated]);
    }

    private static Quantity Logged(long value, string column, long entry) => new(value, Origin.Record("closes", column, entry.ToString(CultureInfo.InvariantCulture)));
}
