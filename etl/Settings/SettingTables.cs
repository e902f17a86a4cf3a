using DuckDB.NET.Data;
using Warehouse.DuckDb;

namespace Warehouse.Etl.Settings;

/// <summary>Writes the settings of the business into the build, where models read them.</summary>
public static class SettingTables
{
    /// <summary>Replaces <c>etl.setting</c>, <c>etl.key_feature</c>, <c>etl.kpi_target</c> and the tables of scores, all in one transaction.</summary>
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
            Fill(connection, settings.Scores);
            connection.Execute("delete from etl.kpi_target");
            foreach (var kpi in settings.KpiTargets) connection.Execute("insert into etl.kpi_target values (?, ?, ?, ?)", kpi.Metric, kpi.Target, kpi.Amber, kpi.Better);
        });
    }

    private static void Fill(DuckDBConnection connection, ScoreSettings scores)
    {
        connection.Execute("delete from etl.score_component");
        foreach (var part in scores.Components) connection.Execute("insert into etl.score_component values (?, ?, ?, ?)", part.Score, part.Component, part.Weight, part.Target);
        connection.Execute("delete from etl.score_band");
        foreach (var (band, least) in new[] { ("healthy", scores.HealthyFrom), ("watch", scores.RiskBelow), ("risk", 0m) }) connection.Execute("insert into etl.score_band values ('health', ?, ?)", band, least);
        connection.Execute("delete from etl.renewal_stage");
        foreach (var stage in scores.RenewalStages) connection.Execute("insert into etl.renewal_stage values (?, ?)", stage.Stage, stage.Intent);
    }
}
