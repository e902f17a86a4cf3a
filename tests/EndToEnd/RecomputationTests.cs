using Warehouse.DuckDb;

namespace Warehouse.Tests.EndToEnd;

/// <summary>Answers of the command line against the independent recomputation, on generated and on real extracts.</summary>
[Collection(GeneratedCompany.Name)]
public sealed class RecomputationTests(GeneratedWarehouse company)
{
    private const string Month = "month=metric_time__month";
    private const string ByMonth = "metric_time__month";
    private const string Retention = "nrr,grr,logo_churn";

    private const string Cohort = "logo_retention=cohort_logo_retention,mrr_retention=cohort_mrr_retention,logo_retention_unbroken=cohort_logo_retention_unbroken,mrr_retention_unbroken=cohort_mrr_retention_unbroken";

    private const string Bridge = "opening=mrr_opening,new=new_mrr,reactivation=reactivation_mrr,contraction=contraction_mrr,churn=churned_mrr,pause=pause_mrr,resume=resume_mrr,fx=fx_mrr,closing=mrr_closing";

    private const string Playbook = "playbook_steps_due,playbook_steps_on_time,playbook_attainment";

    private static readonly string RavenStack = Path.Combine(RepositoryRoot.Path, "..", "shared", "data", "ravenstack");

    [SkippableFact]
    public void GeneratedCompany_EveryHeadlineMetric_AgreesWithTheRecomputation()
    {
        Skip.IfNot(Recomputation.IsPossible, "python3 is not on PATH");
        using var again = new Recomputation(company.Home, "--source", "standard", "--from", company.Extracts, "--settings", company.Settings);

        Agree(again, hasProducts: true, "high", "low", "tech");
        again.ShouldAgree("survival", [], Month, "ltv_survival", "--group-by", ByMonth);
        again.ShouldAgree("health", [], Month, "health_score,accounts_at_risk,detection_rate,detection_precision", "--group-by", ByMonth);
        again.ShouldAgree("signals", [], Month, "usage_trend,usage_falling_accounts,usage_falling_share,renewals_due,renewals_due_arr,renewals_due_arr_at_risk,tier_migrations,tier_migration_mrr", "--group-by", ByMonth);
        again.ShouldAgree("signals", [], Month, "health_lost_login_frequency,health_lost_feature_use,health_lost_support_satisfaction,health_lost_renewal_intent", "--group-by", ByMonth);
        again.ShouldAgree("readiness", [], Month, "upsell_ready_accounts,upsell_ready_share", "--group-by", ByMonth);
        again.ShouldAgree("selling", [], Month, "csql,csql_value,csql_win_rate,upsell_against_new,retention_cost,cac_to_retention_cost,success_cost_share", "--group-by", ByMonth);
        again.ShouldAgree("voice", [], Month, "promoter_referral_rate,session_minutes", "--group-by", ByMonth);
        again.ShouldAgree("playbook", ["touch_tier=(all)"], Month, Playbook, "--group-by", ByMonth);
        foreach (var tier in new[] { "high", "low", "tech" })
        {
            again.ShouldAgree("playbook", [$"touch_tier={tier}"], Month, Playbook, "--group-by", ByMonth, "--where", $"{{{{ Dimension('account__touch_tier') }}}} = '{tier}'");
        }

        foreach (var cut in new[] { "channel", "segment" })
        {
            foreach (var member in company.Query("--metrics", "new_accounts", "--group-by", $"account__{cut}").Rows.Select(row => row.Text($"account__{cut}")).Where(member => member != "unknown"))
            {
                again.ShouldAgree("unit_economics", [$"cut={cut}", $"member={member}"], Month, "cac,ltv_acquired=ltv,ltv_cac,payback_months", "--group-by", ByMonth, "--where", $"{{{{ Dimension('account__{cut}') }}}} = '{member}'");
            }
        }
    }

    [SkippableFact]
    public void RavenStack_EveryHeadlineMetric_AgreesWithTheRecomputation()
    {
        Skip.IfNot(Recomputation.IsPossible, "python3 is not on PATH");
        Skip.IfNot(Directory.Exists(RavenStack), $"{RavenStack} is not there");
        var home = Directory.CreateTempSubdirectory("warehouse-ravenstack-").FullName;
        try
        {
            CommandLine.Succeed("run", "--home", home, "--from", RavenStack, "--source", "ravenstack", "--as-of", "2024-12-31");
            using var again = new Recomputation(home, "--source", "ravenstack", "--from", RavenStack, "--as-of", "2024-12-31");

            // RavenStack names no product, so how an expansion is split rests on a reading; its sum does not.
            Agree(again, hasProducts: false, "tech");
        }
        finally
        {
            Directory.Delete(home, recursive: true);
        }
    }

    private static void Agree(Recomputation again, bool hasProducts, params string[] tiers)
    {
        var retention = hasProducts ? $"{Retention},upsell_rate,cross_sell_rate" : Retention;
        var bridge = hasProducts ? $"{Bridge},upsell=upsell_mrr,cross_sell=cross_sell_mrr" : Bridge;
        again.ShouldAgree("retention", ["window=12", "touch_tier=(all)"], Month, retention, "--group-by", ByMonth);
        again.ShouldAgree("retention", ["window=1", "touch_tier=(all)"], Month, "nrr=nrr_1m,grr=grr_1m,logo_churn=logo_churn_1m", "--group-by", ByMonth);
        again.ShouldAgree("bridge", ["touch_tier=(all)"], Month, bridge, "--group-by", ByMonth);
        again.ShouldAgree("cohort", ["cohort!=(all)"], "cohort,age", Cohort, "--group-by", "cohort,age");
        again.ShouldAgree("cohort", ["cohort=(all)"], "age", Cohort, "--group-by", "age");
        again.ShouldAgree("unit_economics", ["cut=(all)"], Month, "arpa,mean_churn,lifetime=lifetime_months,gross_margin,ltv,cac,ltv_cac,payback_months", "--group-by", ByMonth);
        foreach (var tier in tiers)
        {
            string[] ofTier = ["--group-by", ByMonth, "--where", $"{{{{ Dimension('account__touch_tier') }}}} = '{tier}'"];
            again.ShouldAgree("retention", ["window=12", $"touch_tier={tier}"], Month, retention, ofTier);
            again.ShouldAgree("bridge", [$"touch_tier={tier}"], Month, bridge, ofTier);
            again.ShouldAgree("unit_economics", ["cut=touch_tier", $"member={tier}"], Month, "arpa,cac,ltv_acquired=ltv,ltv_cac,payback_months", ofTier);
        }
    }
}
