using Warehouse.Semantics;

namespace Warehouse.Tests.Reports.Fakes;

/// <summary>The manifest of the invented warehouse.</summary>
public static class FakeDefinitions
{
    private static readonly string[] Plain =
    [
        "mrr", "mrr_opening", "mrr_closing", "paying_accounts", "new_mrr", "new_accounts", "reactivation_mrr", "reactivation_accounts",
        "expansion_mrr", "expansion_accounts", "contraction_mrr", "contraction_accounts", "churned_mrr", "churned_accounts", "pause_mrr",
        "resume_mrr", "fx_mrr", "transfer_in_mrr", "transfer_in_accounts", "transfer_out_mrr", "transfer_out_accounts", "nrr_1m", "grr_1m",
        "retention_opening_mrr", "retention_closing_mrr", "retention_kept_mrr", "retention_opening_accounts", "retention_lost_accounts",
        "cohort_logo_retention", "cohort_mrr_retention", "phase_funnel", "ltv", "ltv_capped", "cac", "lifetime_months", "lifetime_capped", "gross_margin",
        "started_accounts", "aha_reach", "early_churn", "active_use", "seat_use", "usage_falling_share", "nps_responses", "csat_responses", "ces", "feedback_count",
        "referrals", "tickets_per_account", "first_reply_hours", "solution_hours", "first_contact_resolution", "escalations", "engagement_score",
        "health_accounts", "health_lost_login_frequency", "health_lost_feature_use", "health_lost_support_satisfaction", "health_lost_renewal_intent", "detection_precision",
        "accounts_at_risk", "unscored_accounts", "partly_scored_accounts", "upsell_ready_accounts", "renewals_due", "renewals_due_arr", "usage_trend", "csat_score", "nps_score",
        "healthy_accounts", "watched_accounts", "usage_falling_accounts", "touchpoints", "touched_accounts", "touchpoints_per_account", "playbook_attainment", "playbook_steps_due", "playbook_steps_on_time",
        "playbook_steps_late", "playbook_steps_missed", "playbook_steps_open", "retention_cost", "success_cost_share", "cac_to_retention_cost", "mean_churn", "survival", "survival_at_risk", "ltv_revenue", "ltv_survival",
    ];

    private static readonly string[] Cuts = ["account", "account__name", "account__touch_tier", "account__csm", "account__segment", "account__channel"];

    public static IReadOnlyDictionary<string, MetricDefinition> All { get; } = new[]
    {
        Define("nrr", "percent", 1.10m, 1.00m, "up"),
        Define("grr", "percent", 0.95m, 0.90m, "up"),
        Define("logo_churn", "percent", 0.05m, 0.10m, "down"),
        Define("onboarding_completion", "percent", 0.90m, 0.75m, "up"),
        Define("time_to_value", "days", 30m, 45m, "down"),
        Define("login_frequency", "times", 3m, 2m, "up"),
        Define("feature_adoption", "percent", 0.60m, 0.40m, "up"),
        Define("health_score", "points", 80m, 50m, "up"),
        Define("first_login_rate", "percent", 0.95m, 0.90m, "up"),
        Define("features_used", "count", 5m, null, "up"),
        Define("detection_rate", "percent", 0.80m, null, "up"),
        Define("upsell_rate", "percent", 0.20m, 0.10m, "up"),
        Define("cross_sell_rate", "percent", 0.10m, 0.05m, "up"),
        Define("arpa", "money", 360_000m, 300_000m, "up"),
        Define("nps", "points", 30m, 0m, "up"),
        Define("csat", "percent", 0.85m, 0.75m, "up"),
        Define("payback_months", "months", 18m, 24m, "down"),
        Define("ltv_cac", "times", 3m, 2m, "up"),
    }.Concat(Plain.Select(name => Define(name, "money", null, null, ""))).ToDictionary(definition => definition.Name);

    private static MetricDefinition Define(string name, string unit, decimal? target, decimal? amber, string better) =>
        new(name, new Localized(name, name), new Localized(name, name), unit, target, amber, better, "", [.. Cuts]);
}
