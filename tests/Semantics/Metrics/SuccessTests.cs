using Warehouse.Tests.Semantics.Fixtures;

namespace Warehouse.Tests.Semantics.Metrics;

/// <summary>Rates about starting, product use, and the voice of the customer.</summary>
public sealed class SuccessTests : IDisposable
{
    private readonly TinyWarehouse warehouse = new TinyWarehouse("2026-01", "2026-03").Accounts("1 a tier=low", "2 b tier=high");

    public void Dispose() => warehouse.Dispose();

    /// <summary>The fact leaves March empty where it is too young; a quarter then shows its months that are old enough.</summary>
    [Fact]
    public void StartRates_OfAMonthTooYoung_AreUnknown()
    {
        warehouse.Rows(
            "star.fct_account_journey",
            "account_id, start_month, contract_started_date, account_key, started_accounts, early_churn_base, early_churned, onboarding_base, onboarding_completed, first_login_base, "
            + "first_login, aha_base, aha_reached, time_to_value_days, without_first_value",
            "'a', '2026-01-01', '2026-01-10', 1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 9, 0",
            "'b', '2026-01-01', '2026-01-12', 2, 1, 1, 1, 1, 0, 1, 1, 1, 0, 31, 0",
            "'c', '2026-01-01', '2026-01-20', 1, 1, 1, 0, 1, 0, 1, 0, 1, 0, null, 1",
            "'d', '2026-03-01', '2026-03-02', 1, 1, null, null, null, null, null, null, null, null, null, null");
        warehouse.Query(
            "started_accounts,early_churn,onboarding_completion,first_login_rate,aha_reach,time_to_value,time_to_value_p75,time_to_value_not_reached",
            "metric_time__month").Text().ShouldBe(
            """
            2026-01 3 0.3333 0.3333 0.6667 0.3333 20 25.5 1
            2026-02 0 – – – – – – –
            2026-03 1 – – – – – – –
            """);
        warehouse.Query("early_churn", "metric_time__quarter,account__touch_tier").Text().ShouldBe(
            """
            2026-01 high 1
            2026-01 low 0
            """);
        warehouse.Query("aha_reach_by_day", "metric_time__week", start: "2026-01-05", end: "2026-01-25").Text().ShouldBe(
            """
            2026-01-05 1
            2026-01-12 0
            2026-01-19 0
            """);
    }

    /// <summary>a logs in on 12 of 28 days and uses 6 features, b on 4 days and 3 features.</summary>
    [Fact]
    public void Use_IsThatOfTheAccountsThatPayAtTheMonthsEnd()
    {
        warehouse.Rows(
            "star.fct_account_month_success",
            "account_id, month, account_key, paying_accounts, login_days, logins_per_week, key_features, has_adopted_features, is_active, active_users, active_users_7d, user_days, seats",
            "'a', '2026-03-01', 1, 1, 12, 3.0, 6, 1, 1, 8, 6, 112, 10",
            "'b', '2026-03-01', 2, 1, 4, 1.0, 3, 0, 1, 2, 1, 28, 10");
        warehouse.Query("login_frequency,feature_adoption,features_used,active_use,dau,wau,mau,stickiness,seat_use").Text().ShouldBe("2 0.5 4.5 1 5 7 10 0.5 0.5");
        warehouse.Query("login_frequency", "account__touch_tier").Text().ShouldBe(
            """
            high 1
            low 3
            """);
        warehouse.Query("login_frequency", end: "2026-02-28").Text().ShouldBe("–");
    }

    /// <summary>x praises in January and scolds in February; y praises in January, scoring twice on one day.</summary>
    [Fact]
    public void Nps_InAnyPeriod_CountsEachRespondentsLastAnswer()
    {
        Ratings();
        warehouse.Query("nps,nps_responses", "metric_time__month").Text().ShouldBe(
            """
            2026-01 100 2
            2026-02 -100 1
            2026-03 – 0
            """);
        warehouse.Query("nps,nps_responses", "metric_time__quarter").Text().ShouldBe("2026-01 0 2");
        warehouse.Query("nps,nps_responses").Text().ShouldBe("0 2");
        warehouse.Query("nps", "account__touch_tier").Text().ShouldBe(
            """
            high 100
            low -100
            """);
    }

    /// <summary>A range that ends inside a month counts the answers up to that day.</summary>
    [Fact]
    public void Nps_OfPartOfAMonth_EndsOnTheDay()
    {
        Ratings();
        warehouse.Query("nps,nps_responses", end: "2026-02-09").Text().ShouldBe("100 2");
        warehouse.Query("nps,nps_responses", end: "2026-02-10").Text().ShouldBe("0 2");
    }

    [Fact]
    public void Csat_OverSurveysAndTickets_CountsEveryAnswer()
    {
        Ratings();
        warehouse.Query("csat,csat_responses,ces,feedback_count").Text().ShouldBe("0.6667 3 5.5 1");
        warehouse.Query("csat", "source", start: "2026-03-01").Text().ShouldBe(
            """
            survey 0
            ticket 1
            """);
    }

    private void Ratings() => warehouse.Rows(
        "star.fct_rating",
        "rating_id, source, kind, respondent, rated_date, account_key, score, is_promoter, is_detractor, is_satisfied, is_last_in_month, has_comment",
        "'1', 'survey', 'nps', 'x', '2026-01-15', 1, 9, 1, 0, null, 1, 1",
        "'2', 'survey', 'nps', 'x', '2026-02-10', 1, 3, 0, 1, null, 1, 0",
        "'3', 'survey', 'nps', 'y', '2026-01-20', 2, 10, 1, 0, null, 1, 0",
        "'4', 'survey', 'nps', 'y', '2026-01-20', 2, 2, 0, 1, null, 0, 0",
        "'5', 'survey', 'csat', 'x', '2026-03-01', 1, 2, null, null, 0, 1, 0",
        "'6', 'ticket', 'csat', 'x', '2026-03-02', 1, 4, null, null, 1, 1, 0",
        "'7', 'ticket', 'csat', 'x', '2026-03-31', 1, 5, null, null, 1, 1, 0",
        "'8', 'survey', 'ces', 'x', '2026-03-03', 1, 5, null, null, null, 1, 0",
        "'9', 'survey', 'ces', 'y', '2026-03-03', 2, 6, null, null, null, 1, 0");
}
