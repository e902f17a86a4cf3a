using DuckDB.NET.Data;
using Warehouse.DuckDb;

namespace Warehouse.Etl.Settings;

/// <summary>The time zones that DuckDB knows.</summary>
internal static class TimeZones
{
    /// <summary>By how many minutes a zone is ahead of UTC in every week from 1970 to 2100; null where that changes, or isn't whole minutes.</summary>
    public static int? MinutesAhead(DuckDBConnection connection, string zone) => connection.Scalar<int?>(
        """
        select if(min(seconds) = max(seconds) and min(seconds) % 60 = 0, cast(min(seconds) // 60 as integer), null)
        from (select date_diff('second', timezone('UTC', instant), timezone(?, instant)) as seconds from generate_series(timestamptz '1970-01-01 00:00:00+00', timestamptz '2100-01-01 00:00:00+00', interval 7 days) as weeks(instant))
        """,
        zone);

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
