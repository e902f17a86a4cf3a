namespace Warehouse.Etl.Settings;

/// <summary>The settings of the business: what <c>warehouse.json</c> says, the home's file laid over the checkout's key by key.</summary>
public sealed record WarehouseSettings
{
    /// <summary>Every setting that holds and where it comes from.</summary>
    public required IReadOnlyList<EffectiveSetting> Effective { get; init; }

    /// <summary><c>company_name</c>: whose numbers these are, as printed on every page. Default "Warehouse".</summary>
    public required string CompanyName { get; init; }

    /// <summary><c>reporting_time_zone</c>: IANA name of the zone whose calendar months are reported. Default Asia/Tokyo.</summary>
    public required string ReportingTimeZone { get; init; }

    /// <summary><c>reporting_currency</c>: ISO 4217 code that every amount is reported in. Default JPY.</summary>
    public required string ReportingCurrency { get; init; }

    /// <summary><c>fiscal_year_start_month</c>: 1–12; moves quarters and years only. Default 4.</summary>
    public required int FiscalYearStartMonth { get; init; }

    /// <summary><c>as_of</c>: the day the warehouse speaks as of; absent means the latest delivery's day.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary><c>first_month</c>: months before it are not reported; absent means from the first subscription.</summary>
    public DateOnly? FirstMonth { get; init; }

    /// <summary><c>touch_tiers.high_arr</c>: ARR in the reporting currency from which an account is high touch. Default 10,000,000.</summary>
    public required decimal HighTouchArr { get; init; }

    /// <summary><c>touch_tiers.low_arr</c>: ARR from which an account is low touch; below is tech touch. Default 1,000,000.</summary>
    public required decimal LowTouchArr { get; init; }

    /// <summary><c>ltv_cap_months</c>: the longest lifetime that LTV believes. Default 60.</summary>
    public required int LtvCapMonths { get; init; }

    /// <summary><c>yearly_discount_rate</c>: of the survival form of LTV, 0.10 = 10 %. Default 0.10.</summary>
    public required decimal YearlyDiscountRate { get; init; }

    /// <summary><c>cac_lag_months</c>: months from cost to the accounts it won. Default 0.</summary>
    public required int CacLagMonths { get; init; }

    /// <summary><c>cost_spreading</c>: "new_accounts" or "new_mrr": what spreads acquisition cost that names no member of a cut. Default new_accounts.</summary>
    public required string CostSpreading { get; init; }

    /// <summary><c>cs_in_cost_of_revenue</c>: customer-success cost lowers the gross margin. Default false.</summary>
    public required bool CustomerSuccessInCostOfRevenue { get; init; }

    /// <summary><c>key_features</c>: the features whose use counts as adoption; empty means every feature.</summary>
    public required IReadOnlyList<string> KeyFeatures { get; init; }

    /// <summary><c>minimum_key_features</c>: how many of them an adopted account uses. Default 5.</summary>
    public required int MinimumKeyFeatures { get; init; }

    /// <summary><c>first_value.features</c>: whose use is first value where no milestone says it; empty means by milestone only.</summary>
    public required IReadOnlyList<string> FirstValueFeatures { get; init; }

    /// <summary><c>first_value.days</c>: on how many days of a paid life. Default 1.</summary>
    public required int FirstValueDays { get; init; }

    /// <summary><c>icp_rule</c>: which accounts fit the ideal customer profile where the CRM says nothing.</summary>
    public required IReadOnlyList<IcpCondition> IcpRule { get; init; }

    /// <summary><c>reconciliation_tolerance</c>: what may stay unexplained of an account and month, in the reporting currency. Default 100.</summary>
    public required decimal ReconciliationTolerance { get; init; }

    /// <summary><c>packs</c>: from where on a pack's titles speak of something.</summary>
    public required PackSettings Packs { get; init; }

    /// <summary><c>versions_kept</c>: published versions that are kept, the current one among them. Default 5.</summary>
    public required int VersionsKept { get; init; }

    /// <summary><c>health</c> and <c>engagement</c>: how accounts are scored.</summary>
    public required ScoreSettings Scores { get; init; }

    /// <summary><c>playbook</c>: what customer success owes accounts of each tier.</summary>
    public required IReadOnlyList<PlaybookStep> Playbook { get; init; }

    /// <summary><c>kpi_targets</c>: by metric.</summary>
    public required IReadOnlyList<KpiTarget> KpiTargets { get; init; }

    /// <summary>The home's settings laid over the checkout's.</summary>
    /// <param name="home">Its <c>warehouse.json</c> may be missing.</param>
    /// <param name="checkoutFile">The checkout's <c>warehouse.json</c>.</param>
    /// <exception cref="WarehouseException">A key is unknown or a value out of its bounds; the message names file, line and key.</exception>
    public static WarehouseSettings Read(WarehouseHome home, string checkoutFile) =>
        SettingsFile.Parse(LayeredJson.Read(home.SettingsFile, checkoutFile));

    /// <summary>Where a key's value comes from, as errors name it.</summary>
    internal string From(string key) => Effective.FirstOrDefault(setting => setting.Key == key && setting.File is not null)?.From ?? "warehouse.json";
}

/// <summary>A metric's goal: at or beyond <paramref name="Target"/> is green, at or beyond <paramref name="Amber"/> amber, else red.</summary>
/// <param name="Metric">The metric's name.</param>
/// <param name="Target">The goal, in the metric's unit (0.05 = 5 %).</param>
/// <param name="Amber">The bound of amber; absent means no amber.</param>
/// <param name="Better">"up" or "down": in which direction the metric gets better.</param>
public sealed record KpiTarget(string Metric, decimal Target, decimal? Amber, string Better);
