using DuckDB.NET.Data;
using Warehouse.DuckDb;

namespace Warehouse.Etl.Settings;

/// <summary>Decides the day that the warehouse speaks as of.</summary>
public static class AsOf
{
    /// <summary>The option, else the settings, else the day of the latest delivery in the reporting time zone.</summary>
    /// <exception cref="WarehouseException">None of them says, as nothing has been loaded.</exception>
    public static DateOnly Decide(DuckDBConnection connection, WarehouseSettings settings, DateOnly? option)
    {
        if ((option ?? settings.AsOf) is { } told) return told;
        return connection.Scalar<DateOnly?>(
            "select cast(timezone(?, timezone('UTC', max(extracted_at))) as date) from etl.delivery",
            settings.ReportingTimeZone) ?? throw new WarehouseException("nothing has been loaded, so there is no day to build as of; run load first, or give --as-of YYYY-MM-DD");
    }

    /// <summary>First day of the last month that has ended by a day, inclusive: 30 April 2026 closes April, 29 April closes March.</summary>
    public static DateOnly ClosingMonth(DateOnly asOf)
    {
        var first = new DateOnly(asOf.Year, asOf.Month, 1);
        return first.AddMonths(1).AddDays(-1) == asOf ? first : first.AddMonths(-1);
    }
}
