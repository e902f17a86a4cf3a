using DuckDB.NET.Data;
using Warehouse.DuckDb;

namespace Warehouse.Etl.Settings;

/// <summary>The time zones that DuckDB knows.</summary>
internal static class TimeZones
{
    /// <summary>Refuses a zone that it doesn't know. Not within a transaction: the asking ends it where the answer is no.</summary>
    /// <param name="connection">Any connection.</param>
    /// <param name="zone">Its name.</param>
    /// <param name="where">The file and key that name it, for the message.</param>
    public static void Require(DuckDBConnection connection, string zone, string where)
    {
        try
        {
            connection.Scalar<DateTime>("select make_timestamp(epoch_us(timezone(?, timestamp '2000-01-01')))", zone);
        }
        catch (DuckDBException error)
        {
            var known = connection.Query("select name from pg_timezone_names() where contains(name, '/') or name = 'UTC'", row => row.Get<string>(0)!);
            throw new WarehouseException($"{where}: expected the IANA name of a time zone, found '{zone}'{NearestName.Hint(zone, known)}", error);
        }
    }
}
