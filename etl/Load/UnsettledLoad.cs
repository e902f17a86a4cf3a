using DuckDB.NET.Data;
using Warehouse.DuckDb;

namespace Warehouse.Etl.Load;

/// <summary>Remembers that a load of events has written its rows and not yet looked at the doubtful ones, so that one cut off in between leaves nothing.</summary>
/// <remarks>
/// Rows are taken out of a table cheaply only once they are committed: in the transaction that wrote them, DuckDB would write all of them again. And it
/// reads them there with one thread only.
/// </remarks>
internal static class UnsettledLoad
{
    /// <summary>Which rows of an events table a load has brought, the bad ones among them.</summary>
    public static string Rows(long firstBatch) => $"(_batch_id >= {firstBatch} or _batch_id <= -{firstBatch})";

    /// <summary>Notes it in the transaction that writes the rows.</summary>
    public static void Note(DuckDBConnection connection, string relation, long firstBatch) =>
        connection.Execute("insert into etl.unsettled_load values (?, ?)", relation, firstBatch);

    /// <summary>Notes that all is done, in the transaction that settles the doubtful rows.</summary>
    public static void Forget(DuckDBConnection connection, string relation) => connection.Execute("delete from etl.unsettled_load where relation = ?", relation);

    /// <summary>Takes out what loads that were cut off have written.</summary>
    public static void UndoAll(DuckDBConnection connection)
    {
        foreach (var (relation, firstBatch) in connection.Query("select relation, first_batch_id from etl.unsettled_load", row => (row.Get<string>(0)!, row.Get<long>(1))))
        {
            connection.InTransaction(() =>
            {
                connection.Execute($"delete from {Identifier.Quote("raw", relation)} where {Rows(firstBatch)}");
                Forget(connection, relation);
            });
        }
    }
}
