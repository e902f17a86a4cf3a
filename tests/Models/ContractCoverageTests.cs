using Warehouse.DuckDb;
using Warehouse.Semantics;

namespace Warehouse.Tests.Models;

/// <summary>Each line of the metric contract, and what answers it: names to ask <c>warehouse query</c> for, <c>by</c> the dimensions that the line speaks of.</summary>
public sealed class ContractCoverageTests
{
    private const string Lines =
        """
        touch tier, migration between tiers          | tier_migrations tier_migration_mrr by tier_from tier_to
        phase at a month's end                       | paying_accounts mrr by account__phase
        journey, ICP fit                             | started_accounts by account__icp_fit
        MRR, ARR, ARPA                               | mrr arr by product account__touch_tier; arpa by account__plan
        movements new, reactivation                  | new_mrr reactivation_mrr new_accounts reactivation_accounts by account__segment
        movements expansion, contraction, churn      | expansion_mrr by product; contraction_mrr churned_mrr expansion_accounts contraction_accounts churned_accounts by account__csm
        pause, resume, fx, transfers                 | pause_mrr resume_mrr fx_mrr transfer_in_mrr transfer_out_mrr transfer_in_accounts transfer_out_accounts by account__touch_tier
        identity opening + movements = closing       | mrr_opening mrr_closing by account
        intra-month lives                            | intra_month_lives intra_month_mrr
        NRR, GRR                                     | nrr grr nrr_1m grr_1m by account__touch_tier
        logo churn and retention                     | logo_churn logo_retention logo_churn_1m logo_retention_1m by account__industry
        revenue churn, gross and net                 | gross_revenue_churn net_revenue_churn gross_revenue_churn_1m net_revenue_churn_1m
        upsell, cross-sell rate                      | upsell_rate cross_sell_rate upsell_rate_1m cross_sell_rate_1m upsell_mrr cross_sell_mrr
        quick ratio                                  | quick_ratio
        early churn                                  | early_churn by account__channel
        renewal rate, also by logo                   | renewal_rate renewal_rate_logo
        win rate                                     | win_rate won_value by opportunity__type opportunity__owner
        churn reasons: accounts and MRR              | churned_accounts churned_mrr by cancel_reason
        cohorts, active and unbroken                 | cohort_logo_retention cohort_mrr_retention cohort_logo_retention_unbroken cohort_mrr_retention_unbroken by cohort age
        cumulative gross profit                      | cohort_gross_profit by cohort age
        cohorts of users and usage days              | cohort_users cohort_usage_days by cohort age
        cohorts weekly, quarterly                    | cohort_weekly_use cohort_logo_retention_quarterly cohort_mrr_retention_quarterly by cohort age
        gross margin                                 | gross_margin gross_margin_estimated
        mean churn, lifetime                         | mean_churn lifetime_months lifetime_capped by account__touch_tier
        LTV, headline and revenue                    | ltv ltv_revenue ltv_capped by account__channel
        LTV, realised                                | ltv_realised by age
        LTV, survival                                | ltv_survival discounted_lifetime by account__segment; survival by age cohort
        CAC                                          | cac cac_unallocated acquisition_cost by account__channel account__segment account__touch_tier
        LTV/CAC; payback                             | ltv_cac payback_months by account__segment
        realised payback                             | payback_realised payback_realised_months by cohort
        retention cost and what is compared with it  | retention_cost cac_to_retention_cost success_cost_share by account__touch_tier
        recognised, invoiced and deferred revenue    | ledger_recurring_revenue invoiced_amount deferred_revenue reconciliation_amount reconciliation_unexplained
        upsell against new                           | upsell_against_new
        onboarding completion                        | onboarding_completion by account__touch_tier
        time to value: median, p75, censored apart   | time_to_value time_to_value_p75 time_to_value_not_reached
        Aha reach, also weekly                       | aha_reach aha_reach_by_day
        first login rate                             | first_login_rate
        login frequency                              | login_frequency by account__csm
        feature adoption; mean features used         | feature_adoption features_used
        active use; DAU, WAU, MAU, DAU/MAU           | active_use dau wau mau stickiness
        active users to seats; session minutes       | seat_use session_minutes
        usage trend                                  | usage_trend usage_falling_accounts usage_falling_share by account
        engagement score                             | engagement_score by account
        health score, weekly, bands, partial         | health_score health_score_weekly healthy_accounts watched_accounts accounts_at_risk partly_scored_accounts unscored_accounts by account
        what pulls health down, moves between bands  | health_accounts by weakest_part band band_before; health_lost_login_frequency health_lost_feature_use health_lost_support_satisfaction health_lost_renewal_intent by account
        churn-signal detection and precision         | detection_rate detection_precision
        NPS                                          | nps nps_responses by account__touch_tier
        CSAT, CES                                    | csat csat_responses by source; ces ces_responses
        voice: feedback, referrals, promoters        | feedback_count referrals promoter_referral_rate
        support, by tier                             | tickets_per_account first_reply_hours solution_hours first_contact_resolution escalations by account__touch_tier
        CSQL: count, value, win rate                 | csql csql_value csql_win_rate
        upsell-ready                                 | upsell_ready_accounts by account satisfaction_reason use_reason; upsell_ready_share
        renewals due, with health, ARR, owner        | renewals_due renewals_due_arr renewals_due_arr_at_risk by account contract__id contract__term_end contract__owner contract__health_band
        playbook attainment, steps due and late      | playbook_attainment playbook_steps_due playbook_steps_on_time playbook_steps_late playbook_steps_missed by playbook_step account__touch_tier account__csm
        steps ahead, by their due day                | playbook_steps_open by account next_step next_due
        touchpoints, by kind and CSM                 | touchpoints touched_accounts by touchpoint_kind account__touch_tier account__csm; touchpoints_per_account by account__csm
        phase funnel                                 | phase_funnel phase_funnel_of_first phase_funnel_median_days phase_funnel_p75_days by step step_number account__touch_tier
        acquisition funnel                           | acquisition_funnel by step lead__channel account__segment
        opportunities without a lead                 | opportunities_without_lead
        """;

    private static readonly Catalog Definitions = Catalog.Read(RepositoryRoot.Combine("models", "metrics"));

    public static TheoryData<string, string> Answers
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var line in Lines.Split('\n', StringSplitOptions.TrimEntries)) data.Add(line.Split('|')[0].Trim(), line.Split('|')[1].Trim());
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public void Line_OfTheContract_IsAnswered(string line, string answers)
    {
        foreach (var answer in answers.Split(';', StringSplitOptions.TrimEntries))
        {
            var (names, cuts) = answer.Split(" by ") switch { [var all, var by] => (all.Split(' '), by.Split(' ')), [var all] => (all.Split(' '), Array.Empty<string>()), _ => throw new InvalidOperationException(line) };
            foreach (var name in names)
            {
                Definitions.Definitions.Keys.ShouldContain(name, line);
                cuts.Except(Definitions.Definitions[name].Dimensions).ShouldBeEmpty($"{line}: {name}");
            }
        }
    }
}
