using Warehouse.DuckDb;
using Warehouse.Semantics;

namespace Warehouse.Tests.Semantics;

/// <summary>What a reader learns of a metric without asking for its value.</summary>
public sealed class CatalogTests
{
    private readonly Catalog catalog = Catalog.Read(RepositoryRoot.Combine("models", "metrics"));

    [Fact]
    public void Describe_OfADerivedMetric_ShowsFormulaInputsAndLineage()
    {
        var cac = catalog.Describe("cac");
        cac.Formula.ShouldBe(
            "case when cost_of_all is not null then acquisition_cost / acquired end, with "
            + "cost_of_all = total_sales_marketing_cost (over 3 months, once whole, cac_lag_months earlier, of all, in every cut); acquired = new_accounts (over 3 months)");
        cac.Inputs.ShouldBe(["new_accounts", "acquisition_cost"]);
        cac.Measures.ShouldContain("sales_marketing_cost = sum(amount) of star.fct_cost where category in ('sales', 'marketing')");
        cac.Sources.ShouldBe(["star.fct_cost_month", "star.fct_mrr_movement", "star.fct_cost"]);
        cac.Definition.Dimensions.ShouldBe(["metric_time", "account__channel", "account__segment", "account__touch_tier"]);
        cac.DefinedAt.ShouldStartWith("metrics/economics.yml, line ");
    }

    [Fact]
    public void Describe_OfAStock_SaysWhenItIsRead() =>
        catalog.Describe("mrr").Measures.ShouldBe(
            [
                "mrr = sum(mrr) of star.fct_mrr_month, as of the period's last closed month",
                "product_mrr = sum(mrr) of star.fct_mrr_product_month, as of the period's last closed month",
            ]);

    [Fact]
    public void Describe_OfAnUnknownMetric_NamesTheNearest() =>
        Should.Throw<SemanticException>(() => catalog.Describe("paybak_months")).Message.ShouldStartWith("the metric 'paybak_months' is unknown; did you mean 'payback_months'?");

    [Fact]
    public void Definitions_ForReaders_LeaveOutBuildingBlocks()
    {
        catalog.Definitions.Keys.ShouldContain("ltv");
        catalog.Definitions.Keys.ShouldNotContain("arpa_by_acquisition");
    }

    /// <summary>The red, amber and green bounds that the contract fixes.</summary>
    [Theory]
    [InlineData("nrr", 1.10, 1.00, "up")]
    [InlineData("logo_churn", 0.05, null, "down")]
    [InlineData("logo_retention", 0.95, 0.90, "up")]
    [InlineData("upsell_rate", 0.20, null, "up")]
    [InlineData("cross_sell_rate", 0.10, null, "up")]
    [InlineData("onboarding_completion", 0.90, null, "up")]
    [InlineData("time_to_value", 30.0, null, "down")]
    [InlineData("first_login_rate", 0.95, null, "up")]
    [InlineData("login_frequency", 3.0, null, "up")]
    public void Targets_ByDefault_AreThoseOfTheContract(string name, double target, double? amber, string better)
    {
        var definition = catalog.Definitions[name];
        (definition.Target, definition.Amber, definition.Better).ShouldBe(((decimal)target, (decimal?)amber, better));
    }
}
