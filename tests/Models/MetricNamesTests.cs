using Warehouse.DuckDb;
using Warehouse.Etl;
using Warehouse.Etl.Settings;
using Warehouse.Semantics;

namespace Warehouse.Tests.Models;

/// <summary>The names that the contract gives the numbers: each is defined, with what its readers are owed.</summary>
public sealed class MetricNamesTests
{
    private const string Contract =
        """
        mrr arr arpa paying_accounts mrr_opening new_mrr reactivation_mrr expansion_mrr upsell_mrr cross_sell_mrr contraction_mrr churned_mrr pause_mrr
        resume_mrr fx_mrr transfer_in_mrr transfer_out_mrr mrr_closing new_accounts reactivation_accounts expansion_accounts contraction_accounts
        churned_accounts transfer_in_accounts transfer_out_accounts intra_month_lives intra_month_mrr nrr grr logo_churn logo_retention gross_revenue_churn
        net_revenue_churn upsell_rate cross_sell_rate nrr_1m grr_1m logo_churn_1m logo_retention_1m gross_revenue_churn_1m net_revenue_churn_1m upsell_rate_1m
        cross_sell_rate_1m quick_ratio early_churn renewal_rate renewal_rate_logo win_rate won_value cohort_logo_retention cohort_mrr_retention
        cohort_logo_retention_unbroken cohort_mrr_retention_unbroken cohort_gross_profit survival gross_margin mean_churn lifetime_months lifetime_capped ltv
        ltv_revenue ltv_realised ltv_survival cac cac_unallocated ltv_cac payback_months payback_realised payback_realised_months retention_cost
        onboarding_completion time_to_value aha_reach first_login_rate login_frequency feature_adoption active_use dau wau mau stickiness seat_use
        engagement_score health_score accounts_at_risk detection_rate detection_precision nps csat ces feedback_count referrals tickets_per_account
        first_reply_hours solution_hours first_contact_resolution escalations csql phase_funnel acquisition_funnel
        """;

    private static readonly string[] AccountCuts =
        ["account__touch_tier", "account__phase", "account__segment", "account__industry", "account__region", "account__csm", "account__channel", "account__icp_fit", "account__plan", "account"];

    private static readonly Catalog Definitions = Catalog.Read(RepositoryRoot.Combine("models", "metrics"));

    public static TheoryData<string> Names => [.. Contract.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Metric_OfTheContract_IsDefined(string name)
    {
        Definitions.Definitions.Keys.ShouldContain(name);
        Definitions.Definitions[name].Owner.ShouldNotBeEmpty();
        Definitions.Definitions[name].Dimensions.ShouldContain("metric_time");
    }

    [Theory]
    [InlineData("entered")]
    [InlineData("converted")]
    [InlineData("late")]
    [InlineData("open")]
    [InlineData("lost")]
    [InlineData("rate")]
    public void Funnel_OfTheContract_HasTheOutput(string output)
    {
        Definitions.Definitions.Keys.ShouldContain($"phase_funnel_{output}");
        Definitions.Definitions.Keys.ShouldContain($"acquisition_funnel_{output}");
    }

    [Theory]
    [InlineData("mrr")]
    [InlineData("nrr")]
    [InlineData("churned_mrr")]
    [InlineData("transfer_in_mrr")]
    [InlineData("health_score")]
    [InlineData("early_churn")]
    [InlineData("nps")]
    [InlineData("login_frequency")]
    public void Metric_OfAccounts_IsCutByEverythingAnAccountIs(string name) => AccountCuts.Except(Definitions.Definitions[name].Dimensions).ShouldBeEmpty();

    [Theory]
    [InlineData("mrr", "product")]
    [InlineData("expansion_mrr", "product")]
    [InlineData("cohort_logo_retention", "cohort")]
    [InlineData("cohort_logo_retention", "age")]
    [InlineData("survival", "cohort")]
    [InlineData("survival", "age")]
    [InlineData("payback_realised", "cohort")]
    [InlineData("ltv_realised", "age")]
    [InlineData("phase_funnel", "step")]
    [InlineData("phase_funnel", "step_number")]
    [InlineData("acquisition_funnel", "lead__channel")]
    [InlineData("csat", "source")]
    [InlineData("win_rate", "opportunity__type")]
    [InlineData("win_rate", "opportunity__source")]
    [InlineData("won_value", "opportunity__product")]
    [InlineData("csql", "opportunity__owner")]
    public void Metric_WithDimensionsOfItsOwn_KnowsThem(string name, string dimension) => Definitions.Definitions[name].Dimensions.ShouldContain(dimension);

    [Theory]
    [InlineData("nrr", "product")]
    [InlineData("cac", "account__industry")]
    public void Metric_WithoutMeaningInACut_RefusesIt(string name, string dimension) => Definitions.Definitions[name].Dimensions.ShouldNotContain(dimension);

    [Theory]
    [InlineData("nrr", 1.10, "up")]
    [InlineData("logo_churn", 0.05, "down")]
    [InlineData("logo_retention", 0.95, "up")]
    [InlineData("upsell_rate", 0.20, "up")]
    [InlineData("cross_sell_rate", 0.10, "up")]
    [InlineData("onboarding_completion", 0.90, "up")]
    [InlineData("time_to_value", 30, "down")]
    [InlineData("first_login_rate", 0.95, "up")]
    [InlineData("login_frequency", 3, "up")]
    [InlineData("health_score", 80, "up")]
    [InlineData("detection_rate", 0.80, "up")]
    public void Target_OfTheContract_IsTheDefault(string name, double target, string better)
    {
        Definitions.Definitions[name].Target.ShouldBe((decimal)target);
        Definitions.Definitions[name].Better.ShouldBe(better);
    }

    [Theory]
    [InlineData("nrr", 1.10, 1.00)]
    [InlineData("logo_churn", 0.05, 0.10)]
    [InlineData("logo_retention", 0.95, 0.90)]
    [InlineData("upsell_rate", 0.20, 0.10)]
    [InlineData("cross_sell_rate", 0.10, 0.05)]
    [InlineData("onboarding_completion", 0.90, 0.80)]
    [InlineData("time_to_value", 30, 45)]
    [InlineData("first_login_rate", 0.95, 0.90)]
    [InlineData("login_frequency", 3, 2)]
    [InlineData("features_used", 5, 3)]
    [InlineData("health_score", 80, 50)]
    [InlineData("detection_rate", 0.80, 0.60)]
    public void Target_OfTheSettings_IsTheContracts(string name, double target, double amber)
    {
        var folder = Directory.CreateTempSubdirectory("warehouse-targets-").FullName;
        var setting = WarehouseSettings.Read(new WarehouseHome(folder), RepositoryRoot.Combine("warehouse.json")).KpiTargets.Single(kpi => kpi.Metric == name);
        Directory.Delete(folder);

        setting.ShouldBe(new KpiTarget(name, (decimal)target, (decimal)amber, Definitions.Definitions[name].Better));
        setting.Target.ShouldBe(Definitions.Definitions[name].Target ?? setting.Target);
    }

    [Fact]
    public void Amber_OfTheContract_IsTheDefault()
    {
        Definitions.Definitions["nrr"].Amber.ShouldBe(1.00m);
        Definitions.Definitions["logo_retention"].Amber.ShouldBe(0.90m);
    }
}
