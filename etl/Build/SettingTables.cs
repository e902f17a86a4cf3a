using DuckDB.NET.Data;
using Warehouse.DuckDb;
using Warehouse.Etl.Settings;

namespace Warehouse.Etl.Build;

/// <summary>Writes the settings where models read them: <c>etl.setting</c>, <c>etl.key_feature</c>, <c>etl.kpi_target</c>.</summary>
internal static class SettingTables
{
    /// <summary>Replaces the settings; must run inside a transaction.</summary>
    /// <param name="asOf">The day asked for on the command line; else the settings', else the latest delivery's in the reporting zone.</param>
    /// <returns>The as-of that holds.</returns>
    /// <exception cref="WarehouseException">There is no as-of: nothing asked, nothing set, nothing loaded.</exception>
    public static DateOnly Write(DuckDBConnection connection, WarehouseSettings settings, DateOnly? asOf)
    {
        var day = asOf ?? settings.AsOf ?? LatestDelivery(connection, settings.ReportingTimeZone)
            ?? throw new WarehouseException("nothing has been loaded yet, so there is nothing to build; load extracts first (warehouse load --from DIR), or give --as-of");
        connection.Execute("delete from etl.setting");
        connection.Execute(
            """
            insert into etl.setting (
                as_of_date, closing_month, first_month, reporting_time_zone, reporting_currency, fiscal_year_start_month, touch_tier_high_arr, touch_tier_low_arr,
                ltv_cap_months, yearly_discount_rate, cac_lag_months, cs_in_cost_of_revenue, company_name, minimum_key_features)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            day,
            ClosingMonth(day),
            settings.FirstMonth,
            settings.ReportingTimeZone,
            settings.ReportingCurrency,
            settings.FiscalYearStartMonth,
            settings.HighTouchArr,
            settings.LowTouchArr,
            settings.LtvCapMonths,
            settings.YearlyDiscountRate,
            settings.CacLagMonths,
            settings.CustomerSuccessInCostOfRevenue,
            settings.CompanyName,
            settings.MinimumKeyFeatures);

        connection.Execute("delete from etl.key_feature");
        foreach (var feature in settings.KeyFeatures) connection.Execute("insert into etl.key_feature values (?)", feature);

        connection.Execute("delete from etl.kpi_target");
        foreach (var goal in settings.KpiTargets) connection.Execute("insert into etl.kpi_target (metric, target, amber, better) values (?, ?, ?, ?)", goal.Metric, goal.Target, goal.Amber, goal.Better);
        return day;
    }

    /// <summary>First day of the last month that has ended by a day, that day included: 31 October closes October, 30 October September.</summary>
    internal static DateOnly ClosingMonth(DateOnly asOf)
    {
        var first = new DateOnly(asOf.Year, asOf.Month, 1);
        return asOf == first.AddMonths(1).AddDays(-1) ? first : first.AddMonths(-1);
    }

    private static DateOnly? LatestDelivery(DuckDBConnection connection, string zone) =>
        connection.Scalar<DateOnly?>("select cast(timezone(?, timezone('UTC', max(extracted_at))) as date) from etl.delivery", zone);
}
