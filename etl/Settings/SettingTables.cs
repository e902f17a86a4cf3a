using DuckDB.NET.Data;
using Warehouse.DuckDb;

namespace Warehouse.Etl.Settings;

/// <summary>Writes the settings of the business into the build, where models read them.</summary>
public static class SettingTables
{
    /// <summary>Replaces <c>etl.setting</c>, <c>etl.key_feature</c> and <c>etl.kpi_target</c>, all in one transaction.</summary>
    /// <exception cref="WarehouseException">The reporting time zone is unknown.</exception>
    public static void Fill(DuckDBConnection connection, WarehouseSettings settings, DateOnly asOf)
    {
        TimeZones.Require(connection, settings.ReportingTimeZone, "warehouse.json: 'reporting_time_zone'");
        connection.InTransaction(() =>
        {
            connection.Execute("delete from etl.setting");
            connection.Execute(
                "insert into etl.setting values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                asOf, AsOf.ClosingMonth(asOf), settings.FirstMonth, settings.ReportingTimeZone, settings.ReportingCurrency, settings.FiscalYearStartMonth,
                settings.HighTouchArr, settings.LowTouchArr, settings.LtvCapMonths, settings.YearlyDiscountRate, settings.CacLagMonths,
                settings.CustomerSuccessInCostOfRevenue, settings.CompanyName, settings.MinimumKeyFeatures);
            connection.Execute("delete from etl.key_feature");
            foreach (var feature in settings.KeyFeatures) connection.Execute("insert into etl.key_feature values (?)", feature);
            connection.Execute("delete from etl.kpi_target");
            foreach (var kpi in settings.KpiTargets) connection.Execute("insert into etl.kpi_target values (?, ?, ?, ?)", kpi.Metric, kpi.Target, kpi.Amber, kpi.Better);
        });
    }
}
