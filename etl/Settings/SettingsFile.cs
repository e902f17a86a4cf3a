namespace Warehouse.Etl.Settings;

/// <summary>Turns the layered settings into validated records; the defaults stand in the declarations.</summary>
internal static class SettingsFile
{
    public static WarehouseSettings Parse(LayeredJson json)
    {
        var read = new SettingsReader(json);
        read.Validate();
        var settings = new WarehouseSettings
        {
            Effective = read.Effective(),
            CompanyName = read.Text("company_name"),
            ReportingTimeZone = read.Text("reporting_time_zone"),
            ReportingCurrency = read.Text("reporting_currency"),
            FiscalYearStartMonth = read.Whole("fiscal_year_start_month") ?? 1,
            AsOf = read.Date("as_of"),
            FirstMonth = FirstOfMonth(read.Date("first_month")),
            HighTouchArr = read.Number("touch_tiers", "high_arr") ?? 0,
            LowTouchArr = read.Number("touch_tiers", "low_arr") ?? 0,
            LtvCapMonths = read.Whole("ltv_cap_months") ?? 0,
            YearlyDiscountRate = read.Number("yearly_discount_rate") ?? 0,
            CacLagMonths = read.Whole("cac_lag_months") ?? 0,
            CostSpreading = read.Text("cost_spreading"),
            CustomerSuccessInCostOfRevenue = read.Flag("cs_in_cost_of_revenue"),
            KeyFeatures = [.. read.Texts("key_features").Distinct(StringComparer.Ordinal)],
            MinimumKeyFeatures = read.Whole("minimum_key_features") ?? 0,
            FirstValueFeatures = [.. read.Texts("first_value", "features").Distinct(StringComparer.Ordinal)],
            FirstValueDays = read.Whole("first_value", "days") ?? 1,
            IcpRule = IcpCondition.Parse(read),
            Scores = ScoreSettings.Parse(read),
            ReconciliationTolerance = read.Number("reconciliation_tolerance") ?? 0,
            Playbook = PlaybookStep.Parse(read),
            Packs = PackSettings.Parse(read),
            VersionsKept = read.Whole("versions_kept") ?? 1,
            KpiTargets = [.. read.Keys("kpi_targets").Select(metric => Target(read, metric))],
        };
        if (settings.LowTouchArr > settings.HighTouchArr) throw read.Error("at most touch_tiers.high_arr", "touch_tiers", "low_arr");
        return settings;
    }

    private static KpiTarget Target(SettingsReader read, string metric)
    {
        var target = read.Number("kpi_targets", metric, "target") ?? throw read.Error("a number", "kpi_targets", metric, "target");
        var amber = read.Number("kpi_targets", metric, "amber");
        var better = read.Text("kpi_targets", metric, "better");
        if (amber is { } bound && (better == "up" ? bound > target : bound < target))
        {
            throw read.Error($"a bound that is worse than the target, as better is {better}", "kpi_targets", metric, "amber");
        }

        return new KpiTarget(metric, target, amber, better);
    }

    private static DateOnly? FirstOfMonth(DateOnly? day) => day is { } date ? new DateOnly(date.Year, date.Month, 1) : null;
}
