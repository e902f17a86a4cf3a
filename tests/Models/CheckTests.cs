namespace Warehouse.Tests.Models;

/// <summary>The checks of <c>sql/checks</c> find what they are there to find.</summary>
public sealed class CheckTests(MovementWarehouse warehouse) : IClassFixture<MovementWarehouse>
{
    [Theory]
    [InlineData("mrr_bridge_closes", "delete from star.fct_mrr_movement where account_id = 'Plain' and movement = 'churn'")]
    [InlineData("mrr_bridge_closes_by_member", "update star.fct_mrr_movement set account_key = 0 where account_id = 'Plain' and movement = 'churn'")]
    [InlineData("mrr_opening_is_closing_of_month_before", "update star.fct_mrr_month set opening_mrr = 1 where account_id = 'Plain' and month = '2024-02-01'")]
    [InlineData("mrr_matches_products", "update star.fct_mrr_product_month set mrr = mrr + 1 where account_id = 'Yearly' and product = 'Side' and month = '2024-05-01'")]
    [InlineData("mrr_matches_items", "update star.fct_subscription_item set monthly_amount = 1 where account_id = 'Held12' and product = 'Core'")]
    [InlineData("mrr_matches_touch_tiers", "update star.dim_account set touch_tier = 'vip' where account_id = 'Plain'")]
    [InlineData("mrr_is_not_negative", "update star.fct_mrr_month set mrr = -1 where account_id = 'Plain' and month = '2024-09-01'")]
    [InlineData("cohort_starts_whole", "update marts.mart_cohort_retention set retained_accounts = 0 where age = 0")]
    [InlineData("cohort_keeps_its_size", "update marts.mart_cohort_retention set accounts = accounts + 1 where age = 1")]
    [InlineData("retention_keeps_the_smaller", "update star.fct_retention set kept_mrr = opening_mrr + 1 where account_id = 'Plain'")]
    [InlineData("retention_opens_with_all", "delete from star.fct_retention where account_id = 'Plain' and month = '2024-02-01'")]
    [InlineData("funnel_steps_add_up", "update star.fct_funnel_step set open = 1, lost = 1 where entry_id = 'Yearly'")]
    [InlineData("funnel_never_rises", "delete from star.fct_funnel_step where entry_id = 'Yearly' and step_number = 1")]
    [InlineData("journey_stays_in_its_life", "update star.fct_account_journey set first_value_date = '2020-01-01' where account_id = 'Plain'")]
    [InlineData("account_versions_tile_time", "update star.dim_account set valid_to = '2024-02-15' where account_id = 'Plain' and is_current")]
    [InlineData("usage_matches_between_grains", "insert into star.fct_account_day select 'Plain', date '2024-02-01', 0, 1, 0, 0, 0, 5, 0")]
    [InlineData("account_reference_unknown", "update intermediate.int_subscriptions_unioned set account_id = 'Nobody' where account_id = 'Plain'")]
    [InlineData("contract_reference_unknown", "update intermediate.int_subscription_items set contract_id = 'C9' where account_id = 'Plain'")]
    [InlineData("subscription_without_price", "update intermediate.int_subscription_items set monthly_amount = null where account_id = 'Plain'")]
    [InlineData("fx_rate_missing", "delete from intermediate.int_fx_rate_months where currency = 'USD' and month = '2024-03-01'")]
    [InlineData("ledger_differs_from_costs", "insert into star.fct_cost_month values ('2024-01-01', 'sales', 50, 50, 40)")]
    [InlineData("ledger_control_total_exceeded", "insert into star.fct_ledger values ('2024-01-01', 'sales', '(none)', 0, -10)")]
    [InlineData("crm_touch_tier_unknown", "update raw.standard__accounts__versions set touch_tier = 'VIP' where account_id = 'Plain'")]
    [InlineData("nps_answers_have_one_class", "insert into star.fct_rating (rating_id, kind, is_promoter, is_passive, is_detractor) values ('R', 'nps', 1, 1, 0)")]
    [InlineData("nps_answers_have_one_class", "insert into star.fct_rating (rating_id, kind, is_promoter) values ('R', 'csat', 0)")]
    [InlineData("upsell_readiness_follows_its_reasons", "insert into star.fct_upsell_readiness (satisfaction_reason, use_reason, is_healthy, is_satisfied, is_using, open_expansions, is_upsell_ready) values ('csat', 'seats', 1, 1, 1, 1, 1)")]
    [InlineData("opportunities_won_are_closed", "insert into star.fct_opportunity (opportunity_id, is_closed, is_won, amount, won_amount, has_lead) values ('O', 0, 1, 5, 5, 0)")]
    [InlineData("mrr_months_say_who_pays", "update star.fct_mrr_month set is_paused = true where account_id = 'Plain' and month = '2024-02-01'")]
    [InlineData("unknown_account_is_one", "update star.dim_account set phase = 'churn' where account_key = 0")]
    [InlineData("unknown_account_is_one", "delete from star.dim_account where account_key = 0")]
    public void Check_OfASpoiltBuild_FindsIt(string check, string spoil)
    {
        warehouse.Finds(check, "select 1").ShouldBe(0, "the build as it was made");
        warehouse.Finds(check, spoil).ShouldBeGreaterThan(0);
    }

    [Fact]
    public void SubscriptionOverlap_OfAnItemWithTwoStretchesInForce_ListsTheLoser() =>
        warehouse.Checked.Warnings.ShouldContain(failure => failure.Check.Name == "subscription_overlap" && failure.Rows == 1);
}
