using Warehouse.Reports.Reading;

namespace Warehouse.Tests.Reports.Fakes;

/// <summary>One month of one member of a cut.</summary>
public sealed class FakeView(Scenario scenario, IReadOnlyList<FakeAccount> accounts, DateOnly first, DateOnly month, string? cut, string? member)
{
    private const double Margin = 0.721;
    private const double Cap = 60;

    private static readonly Dictionary<string, (double Start, double Slope, double Swing, int Lag)> Curves = new()
    {
        ["onboarding_completion"] = (0.74, -0.0035, 0.03, 3),
        ["time_to_value"] = (17, 0.05, 2, 1),
        ["login_frequency"] = (2.9, 0.012, 0.08, 0),
        ["feature_adoption"] = (0.52, 0.003, 0.01, 0),
        ["upsell_rate"] = (0.23, 0.001, 0.006, 0),
        ["cross_sell_rate"] = (0.11, 0.0005, 0.004, 0),
        ["nps"] = (18, 0.3, 4, 0),
        ["csat"] = (0.83, 0.001, 0.01, 0),
        ["first_login_rate"] = (0.93, 0.0005, 0.02, 1),
        ["aha_reach"] = (0.35, 0.001, 0.04, 1),
        ["early_churn"] = (0.03, 0, 0.01, 3),
        ["active_use"] = (0.96, 0.0003, 0.01, 0),
        ["features_used"] = (4.2, 0.01, 0.2, 0),
        ["seat_use"] = (0.55, 0.002, 0.03, 0),
        ["usage_falling_share"] = (0.12, 0, 0.03, 0),
        ["nps_responses"] = (80, 0.5, 6, 0),
        ["csat_responses"] = (200, 1, 12, 0),
        ["ces"] = (5.1, 0.004, 0.2, 0),
        ["feedback_count"] = (40, 0.2, 5, 0),
        ["referrals"] = (4, 0.02, 2, 0),
        ["tickets_per_account"] = (0.6, 0.001, 0.05, 0),
        ["first_reply_hours"] = (2.8, -0.004, 0.2, 0),
        ["solution_hours"] = (11, -0.02, 0.8, 0),
        ["first_contact_resolution"] = (0.41, 0.0005, 0.03, 0),
        ["escalations"] = (30, 0.2, 5, 0),
        ["health_score"] = (76, -0.03, 0.8, 0),
        ["engagement_score"] = (55, 0.02, 0.6, 0),
        ["health_lost_login_frequency"] = (11, 0, 0.5, 0),
        ["health_lost_feature_use"] = (10, 0, 0.5, 0),
        ["health_lost_support_satisfaction"] = (2.4, 0, 0.2, 0),
        ["health_lost_renewal_intent"] = (1.2, 0, 0.2, 0),
        ["detection_rate"] = (0.7, 0.001, 0.05, 0),
        ["detection_precision"] = (0.06, 0, 0.01, 3),
        ["usage_trend"] = (-0.02, 0, 0.05, 0),
        ["csat_score"] = (4.1, 0, 0.2, 0),
        ["nps_score"] = (8.1, 0, 0.3, 0),
        ["retention_cost"] = (24_000, 30, 300, 0),
        ["success_cost_share"] = (0.09, -0.0001, 0.002, 0),
        ["cac_to_retention_cost"] = (80, 0, 2, 0),
        ["renewals_due_arr"] = (2_400_000, 0, 0, 0),
    };

    private readonly Dictionary<string, object?> _values = [];

    public object? Value(string metric) => _values.TryGetValue(metric, out var known) ? known : _values[metric] = Work(metric);

    private object? Work(string metric) => metric switch
    {
        "mrr" or "mrr_closing" => Sum(account => Closing(account)),
        "mrr_opening" => Sum(Opening),
        "paying_accounts" => Count(account => Closing(account) > 0),
        "new_mrr" => Sum(account => account.Start == month ? Closing(account) : 0),
        "new_accounts" => Count(account => account.Start == month && Closing(account) > 0),
        "reactivation_mrr" => Sum(Returned),
        "reactivation_accounts" => Count(account => Returned(account) > 0),
        "expansion_mrr" => Sum(account => Math.Max(0, Changed(account))),
        "expansion_accounts" => Count(account => Changed(account) > 0),
        "contraction_mrr" => Sum(account => Math.Min(0, Changed(account))),
        "contraction_accounts" => Count(account => Changed(account) < 0),
        "churned_mrr" => Sum(account => -Lost(account)),
        "churned_accounts" => Count(account => Lost(account) > 0),
        "pause_mrr" or "resume_mrr" or "fx_mrr" => 0m,
        "transfer_in_mrr" => Sum(account => Moved(account, into: true)),
        "transfer_in_accounts" => Count(account => Moved(account, into: true) > 0),
        "transfer_out_mrr" => Sum(account => -Moved(account, into: false)),
        "transfer_out_accounts" => Count(account => Moved(account, into: false) > 0),
        "started_accounts" => Count(account => account.Start == month && In(account, month)),
        "accounts_at_risk" => Banded("risk"),
        "unscored_accounts" => 0L,
        "partly_scored_accounts" => Count(account => Closing(account) > 0 && account.Chance(5) < 0.4),
        "healthy_accounts" => Banded("healthy"),
        "watched_accounts" => Banded("watch"),
        "usage_falling_accounts" => Count(account => Closing(account) > 0 && account.Chance(9) < 0.12),
        "touchpoints" => 2 * Count(account => Closing(account) > 0 && account.Chance(11) < 0.4),
        "touched_accounts" => Count(account => Closing(account) > 0 && account.Chance(11) < 0.4),
        "touchpoints_per_account" => Ratio(2 * Count(account => Closing(account) > 0 && account.Chance(11) < 0.4), Count(account => Closing(account) > 0)),
        "playbook_steps_due" => Count(account => Closing(account) > 0),
        "playbook_steps_on_time" => Count(account => Closing(account) > 0 && account.Chance(10) >= 0.25),
        "playbook_steps_late" => Count(account => Closing(account) > 0 && account.Chance(10) is >= 0.2 and < 0.25),
        "playbook_steps_missed" => Count(account => Closing(account) > 0 && account.Chance(10) < 0.2),
        "playbook_steps_open" => month == scenario.Closing ? Count(account => Closing(account) > 0 && account.Chance(14) < 0.5) : 0L,
        "playbook_attainment" => Ratio(Count(account => Closing(account) > 0 && account.Chance(10) >= 0.25), Count(account => Closing(account) > 0)),
        "mean_churn" => Lifetime() is { } months ? 1 / months : null,
        "ltv_revenue" => Ltv() / Margin,
        "ltv_survival" => Ltv() * 0.5,
        "upsell_ready_accounts" => Count(account => Closing(account) > 0 && account.Chance(6) < 0.06),
        "renewals_due" => Count(account => Closing(account) > 0 && account.Chance(7) < 0.09),
        "arpa" => Ratio(Sum(account => Closing(account)), Count(account => Closing(account) > 0)),
        "ltv_capped" or "lifetime_capped" => Lifetime() == Cap,
        "lifetime_months" => Lifetime(),
        "gross_margin" => Known(12) ? Margin : null,
        "ltv" => Ltv(),
        "cac" => Cac(),
        "ltv_cac" => Ltv() / Cac(),
        "payback_months" => Cac() / (NewArpa() * Margin),
        _ => metric.StartsWith("nrr", StringComparison.Ordinal) || metric.StartsWith("grr", StringComparison.Ordinal) || metric.StartsWith("retention_opening", StringComparison.Ordinal) || metric is "retention_closing_mrr" or "retention_kept_mrr" or "retention_lost_accounts" || metric == "logo_churn"
            ? Retention(metric)
            : Curve(metric),
    };

    /// <summary>Accounts that pay now and stand in a band, and where asked stood in another at the end of the month before.</summary>
    public long Banded(string band, string? before = null) =>
        Count(account => Closing(account) > 0 && account.Band(month) == band && (before is null || (account.Mrr(Before) > 0 ? account.Band(Before) : "none") == before));

    private DateOnly Before => month.AddMonths(-1);

    private bool In(FakeAccount account, DateOnly at) => cut is null || account.Member(cut, at) == member;

    private bool Known(int months) => month.AddMonths(-months) >= first;

    private decimal Sum(Func<FakeAccount, decimal> amount) => accounts.Where(account => account.Start <= month).Sum(amount);

    private long Count(Func<FakeAccount, bool> holds) => accounts.Count(account => account.Start <= month && holds(account));

    private decimal Closing(FakeAccount account) => In(account, month) ? account.Mrr(month) : 0;

    private decimal Opening(FakeAccount account) => account.Start < month && In(account, Before) ? account.Mrr(Before) : 0;

    private decimal Returned(FakeAccount account) => account.Start < month && account.Mrr(Before) == 0 && In(account, month) ? account.Mrr(month) : 0;

    private decimal Changed(FakeAccount account) => Opening(account) > 0 && account.Mrr(month) > 0 ? account.Mrr(month) - account.Mrr(Before) : 0;

    private decimal Lost(FakeAccount account) => account.Mrr(month) == 0 ? Opening(account) : 0;

    private decimal Moved(FakeAccount account, bool into)
    {
        if (cut is null || account.Start >= month || account.Mrr(Before) == 0 || account.Mrr(month) == 0) return 0;
        var (was, now) = (account.Member(cut, Before), account.Member(cut, month));
        return was != now && (into ? now : was) == member ? account.Mrr(month) : 0;
    }

    private object? Retention(string metric)
    {
        var window = metric.EndsWith("_1m", StringComparison.Ordinal) ? 1 : 12;
        var then = month.AddMonths(-window);
        var cohort = accounts.Where(account => account.Start <= then && account.Mrr(then) > 0 && In(account, then)).ToArray();
        var opening = cohort.Sum(account => account.Mrr(then));
        return metric switch
        {
            "nrr" or "nrr_1m" => Ratio(cohort.Sum(account => account.Mrr(month)), opening),
            "grr" or "grr_1m" => Ratio(cohort.Sum(account => Math.Min(account.Mrr(month), account.Mrr(then))), opening),
            "logo_churn" => Ratio(cohort.Count(account => account.Mrr(month) == 0), cohort.Length),
            "retention_opening_mrr" => opening,
            "retention_closing_mrr" => cohort.Sum(account => account.Mrr(month)),
            "retention_kept_mrr" => cohort.Sum(account => Math.Min(account.Mrr(month), account.Mrr(then))),
            "retention_opening_accounts" => (long)cohort.Length,
            "retention_lost_accounts" => cohort.LongCount(account => account.Mrr(month) == 0),
            _ => throw new ArgumentException($"the fake has no {metric}"),
        };
    }

    private double? Lifetime()
    {
        if (!Known(12)) return null;
        var steps = Month.Ending(month, 12);
        var mine = accounts.Where(account => In(account, account.Start)).ToArray();
        var opening = steps.Sum(step => mine.Count(account => account.Start < step && account.Mrr(step.AddMonths(-1)) > 0));
        var lost = steps.Sum(step => mine.Count(account => account.Start < step && account.Mrr(step.AddMonths(-1)) > 0 && account.Mrr(step) == 0));
        return opening == 0 ? null : lost == 0 ? Cap : Math.Min(Cap, opening / (double)lost);
    }

    private double? Ltv()
    {
        var mine = accounts.Where(account => account.Start <= month && account.Mrr(month) > 0 && In(account, account.Start)).ToArray();
        return mine.Length == 0 ? null : (double)mine.Average(account => account.Mrr(month)) * Lifetime() * Margin;
    }

    private FakeAccount[] Acquired() => [.. accounts.Where(account => account.Start > month.AddMonths(-3) && account.Start <= month && account.Start > first && In(account, account.Start))];

    private double? Cac()
    {
        var acquired = Acquired();
        if (acquired.Length == 0 || !Known(2)) return null;
        return acquired.Average(account => (double)account.Mrr(account.Start) * 6 * (0.6 + (account.Channel.Length / 8.0))) + 400_000 + (4_000 * Month.Between(first, month));
    }

    private double? NewArpa() => Acquired() is { Length: > 0 } acquired ? acquired.Average(account => (double)account.Mrr(account.Start)) : null;

    private object? Curve(string metric)
    {
        if (!Curves.TryGetValue(metric, out var curve)) throw new ArgumentException($"the fake has no {metric}");
        if ((!scenario.HasSurveys && metric is "nps" or "csat" or "ces" or "csat_score" or "nps_score") || month.AddMonths(curve.Lag) > scenario.Closing) return null;
        var at = Month.Between(first, month);
        return curve.Start + (curve.Slope * at) + (curve.Swing * Math.Sin(at * 1.7));
    }

    private static double? Ratio(decimal part, decimal whole) => whole == 0 ? null : (double)(part / whole);
}
