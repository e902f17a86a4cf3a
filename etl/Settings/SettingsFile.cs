namespace Warehouse.Etl.Settings;

/// <summary>Turns the layered settings into validated records; the defaults stand in the records' summaries.</summary>
internal static class SettingsFile
{
    private const decimal Most = 1_000_000_000_000m;

    private static readonly string[] Known =
    [
        "company_name", "reporting_time_zone", "reporting_currency", "fiscal_year_start_month", "as_of", "first_month", "touch_tiers", "ltv_cap_months",
        "yearly_discount_rate", "cac_lag_months", "cs_in_cost_of_revenue", "key_features", "minimum_key_features", "health", "engagement", "playbook", "versions_kept", "kpi_targets",
        "reconciliation_tolerance",
    ];

    public static WarehouseSettings Parse(LayeredJson json)
    {
        var read = new SettingsReader(json);
        read.Only(Known);
        read.Only(["high_arr", "low_arr"], "touch_tiers");
        var settings = new WarehouseSettings
        {
            CompanyName = read.Text("Warehouse", "company_name"),
            ReportingTimeZone = read.Text("Asia/Tokyo", "reporting_time_zone"),
            ReportingCurrency = read.Text("JPY", "reporting_currency"),
            FiscalYearStartMonth = read.Whole(4, 1, 12, "fiscal_year_start_month"),
            AsOf = read.Date("as_of"),
            FirstMonth = FirstOfMonth(read.Date("first_month")),
            HighTouchArr = read.Number(0, Most, "touch_tiers", "high_arr") ?? 10_000_000m,
            LowTouchArr = read.Number(0, Most, "touch_tiers", "low_arr") ?? 1_000_000m,
            LtvCapMonths = read.Whole(60, 1, 600, "ltv_cap_months"),
            YearlyDiscountRate = read.Number(0, 10, "yearly_discount_rate") ?? 0.10m,
            CacLagMonths = read.Whole(0, 0, 24, "cac_lag_months"),
            CustomerSuccessInCostOfRevenue = read.Flag(false, "cs_in_cost_of_revenue"),
            KeyFeatures = [.. read.Texts("key_features").Distinct(StringComparer.Ordinal)],
            MinimumKeyFeatures = read.Whole(5, 1, 1000, "minimum_key_features"),
            Scores = ScoreSettings.Parse(read),
            ReconciliationTolerance = read.Number(0, Most, "reconciliation_tolerance") ?? 100m,
            Playbook = PlaybookStep.Parse(read),
            VersionsKept = read.Whole(5, 1, 1000, "versions_kept"),
            KpiTargets = [.. read.Keys("kpi_targets").Select(metric => Target(read, metric))],
        };
        if (settings.LowTouchArr > settings.HighTouchArr) throw read.Error("at most touch_tiers.high_arr", "touch_tiers", "low_arr");
        if (settings.ReportingCurrency is not { Length: 3 } currency || !currency.All(char.IsAsciiLetterUpper)) throw read.Error("an ISO 4217 code such as JPY", "reporting_currency");
        return settings;
    }

    private static KpiTarget Target(SettingsReader read, string metric)
    {
        read.Only(["target", "amber", "better"], "kpi_targets", metric);
        var target = read.Number(-Most, Most, "kpi_targets", metric, "target") ?? throw read.Error("a number", "kpi_targets", metric, "target");
        var amber = read.Number(-Most, Most, "kpi_targets", metric, "amber");
        var better = read.Text("up", "kpi_targets", metric, "better");
        if (better is not ("up" or "down")) throw read.Error("\"up\" or \"down\"", "kpi_targets", metric, "better");
        if (amber is { } bound && (better == "up" ? bound > target : bound < target))
        {
            throw read.Error($"a bound that is worse than the target, as better is {better}", "kpi_targets", metric, "amber");
        }

        return new KpiTarget(metric, target, amber, better);
    }

    private static DateOnly? FirstOfMonth(DateOnly? day) => day is { } date ? new DateOnly(date.Year, date.Month, 1) : null;
}
