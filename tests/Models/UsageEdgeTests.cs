using System.Globalization;

namespace Warehouse.Tests.Models;

/// <summary>Days on the limits of adoption, first value, paid lives and expansion, a row a case.</summary>
public sealed class UsageEdgeTests(UsageEdgeTests.Accounts accounts) : IClassFixture<UsageEdgeTests.Accounts>
{
    [Fact]
    public void Models_OfTheseRows_AreAsApproved() => accounts.ShouldBeApproved();

    [Theory]
    [InlineData("TwelfthOnStart", "–", "of twelve active days eleven lie before the start")]
    [InlineData("FromStart", "2024-03-16", "the start is the first of twelve active days, and four features were used on it")]
    [InlineData("FeaturesBefore", "–", "the features were used five days before the start")]
    [InlineData("OnTheFirst", "2024-03-12", "a life that starts on the first of a month has all of the month")]
    [InlineData("TwelfthOnEnd", "–", "the twelfth active day is the first day not served")]
    [InlineData("InLastMonth", "2024-03-12", "features of the month in which the life ends count")]
    [InlineData("InWholeMonth", "2024-02-16", "and those of the month before it")]
    [InlineData("EndsOnMonthEnd", "2024-03-29", "f, of the 1st, no longer counts on the 29th: a to e do")]
    [InlineData("SixthInGap", "2024-03-29", "the same of a life that goes on")]
    [InlineData("BackAfterGap", "2024-03-31", "f counts until the 28th and again from the 31st: the fifth")]
    [InlineData("FourAfterGap", "–", "f counts once on the 31st: the fourth")]
    [InlineData("FifthInGap", "2024-03-31", "on the 29th f doesn't count, on the 31st it is the fifth")]
    [InlineData("FifthFades", "–", "busy from the 30th only; f was the fifth until the 28th")]
    [InlineData("Every28Days", "2024-04-18", "a use on 20 March counts until 16 April, that of the 17th goes on")]
    [InlineData("FourEvery28Days", "–", "and counts once")]
    [InlineData("Every29Days", "2024-04-18", "f doesn't count on 17 April, on the 18th it does")]
    [InlineData("FourEvery29Days", "–", "and counts once")]
    public void Adopted_OnTheLimitOfAWindow_IsTheFirstBusyDayWithFiveFeatures(string account, string adopted, string because) =>
        accounts.Rows($"select adopted_date from intermediate.int_account_journeys where account_id = '{account}'").ShouldBe([adopted], because);

    [Fact]
    public void GapOfAMonth_LiesBetweenItsFirstTwoDaysAndItsLastTwo() =>
        // p: 2nd to 31st. q: 1st to 30th. r is used on the 3rd: no gap of more than 28 days. s: 29 days.
        accounts.Rows("select feature, first_date, last_date, gap_from, gap_to from intermediate.int_key_feature_months where account_id = 'Gaps' order by 1").ShouldBe(
        [
            "p 2024-03-01 2024-03-31 2024-03-02 2024-03-31", "q 2024-03-01 2024-03-31 2024-03-01 2024-03-30", "r 2024-03-01 2024-03-31 – –", "u 2024-03-01 2024-03-30 2024-03-01 2024-03-30",
        ]);

    [Fact]
    public void FirstValue_ByRule_IsTheSecondDayOfTheLifeOnWhichAFeatureOfTheRuleIsUsed() =>
        // Value uses s on 9 March, before its start on the 10th, s and g on that day, another feature on the 11th and g on the 12th. The second
        // day of ValueOnEnd is the first not served.
        accounts.Rows("select account_id, life_number, first_value_date from intermediate.int_account_journeys where account_id like 'Value%' order by 1, 2")
            .ShouldBe(["Value 1 2024-03-12", "ValueOnEnd 1 –", "ValueTwice 1 2024-01-06", "ValueTwice 2 2024-04-07"]);

    [Fact]
    public void Journey_OfEventsOnOneDay_TakesTheStepsOfThatDay()
    {
        // Adopted on the twelfth active day, 13 January, on which everything else happens too; the kickoff is on the day of the start.
        accounts.Rows(
            """
            select kickoff_date, first_value_date, onboarding_completed_date, adopted_date, engaged_date, first_renewal_date, renewed_date
            from intermediate.int_account_journeys where account_id = 'OneDay' and life_number = 1
            """).ShouldBe(["2024-01-01 2024-01-13 2024-01-13 2024-01-13 2024-01-13 2024-03-01 2024-03-01"]);
        accounts.Rows("select step, status from intermediate.int_phase_funnel_steps where account_id = 'OneDay' and step_number in (3, 4) order by 1").ShouldBe(["adopted converted", "onboarding_completed converted"]);
    }

    [Fact]
    public void Journey_OfALaterLife_KnowsNothingOfTheAdoptionBefore() =>
        accounts.Rows("select adopted_date, first_engagement_date, engaged_date from intermediate.int_account_journeys where account_id = 'TwoLives' order by life_number")
            .ShouldBe(["2024-01-13 – –", "– 2024-04-20 –"]);

    [Fact]
    public void FirstLogin_OnTheDayOfTheEnd_IsNone() =>
        accounts.Rows("select first_login_date from intermediate.int_account_journeys where account_id = 'LoginOnEnd'").ShouldBe(["–"]);

    [Fact]
    public void Starts_OnTheLimits_CountOnTheNinetiethDayAndTheFourteenth() =>
        // 31 March is 90 days before the as-of. FromStart was onboarded on the 91st day, Login14 logged in on the 14th.
        accounts.Rows("select account_id, onboarding_base, onboarding_completed, first_login_base, first_login from star.fct_account_journey where account_id in ('FromStart', 'Login14') order by 1")
            .ShouldBe(["FromStart 1 0 1 1", "Login14 1 0 1 1"]);

    [Fact]
    public void Life_OfAFreeItem_IsNone() =>
        // Free pays from 5 June, Penny ¥1 from the start.
        accounts.Rows("select account_id, contract_started_date from star.fct_account_journey where account_id in ('Free', 'Penny') order by 1").ShouldBe(["Free 2024-06-05", "Penny 2024-03-01"]);

    [Fact]
    public void Expansion_IsARiseOfWhatIsPaidAlready() =>
        // Free paid nothing before; Swap gives up $1 at ¥150 for ¥100; the euro has no rate; SwapAsOf changes one item for another on the as-of.
        accounts.Rows("select account_id, expanded_date from intermediate.int_expansion_days where account_id in ('Free', 'Penny', 'Swap', 'NoRate', 'SwapAsOf') order by 1, 2")
            .ShouldBe(["NoRate 2024-06-10", "Penny 2024-05-10"]);

    [Fact]
    public void IntraMonthLife_HasTheHighestOfItsDays() =>
        // 40 + 60 from 5 April, 60 + 30 from the 10th; ¥70 until the last of May; a currency without a rate is worth nothing. June isn't over.
        accounts.Rows("select account_id, life_number, month, started_date, ended_date, highest_mrr from star.fct_intra_month_life where account_id like 'Intra%' order by 1, 2").ShouldBe(
        [
            "Intra 2 2024-04-01 2024-04-05 2024-04-20 100", "Intra 3 2024-05-01 2024-05-25 2024-05-31 70", "IntraNoRate 1 2024-04-01 2024-04-05 2024-04-10 0",
        ]);

    [Fact]
    public void Day_OfSeveralUsersAndEvents_AddsThemUp() =>
        // U1 logs in twice, U2 once, for 60 + 30 + 15 seconds; both by way of feature w.
        accounts.Rows("select active_users, logins, key_features, events, duration_seconds from star.fct_account_day where account_id = 'Sums' and usage_date = '2024-06-29'").ShouldBe(["2 3 1 3 105"]);

    [Fact]
    public void UsageOfTheRunningMonth_CountsTheDaysBeforeOnce() =>
        // The 1st of June is 28 days before the 29th: with 20 May it is one of the 28 days that end then.
        accounts.Rows("select active_days, active_days_before from intermediate.int_state_usage where account_id = 'Sums' and state_date = '2024-06-29'").ShouldBe(["1 2"]);

    [Fact]
    public void Session_IsOneOfNoFeatureThatHasALength() =>
        accounts.Rows("select user_id, usage_date, sessions, round(60 * session_minutes) from star.fct_session where account_id = 'Sums'").ShouldBe(["U2 2024-05-20 1 1"]);

    [Fact]
    public void Promoter_ThatReferredInTheMonthOfItsAnswer_Referred() =>
        accounts.Rows("select is_referring_promoter from star.fct_nps_answer where account_id = 'Sums'").ShouldBe(["1"]);

    [Fact]
    public void Successor_OfAContract_IsTheOneThatNamesItOrElseTheNext() =>
        // K1 is followed by who names it, not by who begins first; K4 by none, since K6 names K5; K7 not by itself; K9 begins on the 30th day, K11 on the as-of.
        accounts.Rows("select contract_id, successor_contract_id, is_renewed from intermediate.int_contract_successors where contract_id in ('K1', 'K4', 'K5', 'K7', 'K8', 'K10') order by 1")
            .ShouldBe(["K1 K3 yes", "K10 K11 yes", "K4 – no", "K5 K6 yes", "K7 – no", "K8 K9 yes"]);

    /// <summary>As of 29 June 2024; every feature is a key feature, five are enough; s and g show a first value on the second day.</summary>
    public sealed class Accounts() : BuiltWarehouse(Make())
    {
        private static readonly string[] Uses =
        [
            "TwelfthOnStart: abcde 03-12; . 03-01..03-11", "FromStart: abcd 03-05; e 03-10; . 03-06..03-16", "FeaturesBefore: abcde 03-05; . 03-10..03-21", "OnTheFirst: abcde 03-02; . 03-01..03-12",
            "TwelfthOnEnd: abcde 03-01; . 03-02..03-12", "InLastMonth: abcde 03-01; . 03-02..03-12", "InWholeMonth: abcde 02-05; . 02-06..02-16",
            "EndsOnMonthEnd: abc 03-18; de 03-29; f 03-01 03-30; . 03-18..03-29", "SixthInGap: abc 03-18; de 03-29; f 03-01 03-31; . 03-18..03-29", "BackAfterGap: abcd 03-20; f 03-01 03-31; . 03-20..03-31",
            "FourAfterGap: abc 03-20; f 03-01 03-31; . 03-20..03-31", "FifthInGap: abc 03-18; d 03-29; f 03-01 03-31; . 03-18..03-29", "FifthFades: abcd 03-19; f 03-01; . 03-19..03-30",
            "Every28Days: abcd 04-10; f 03-20 04-17; . 04-07..04-18", "FourEvery28Days: abc 04-10; f 03-20 04-17; . 04-07..04-18",
            "Every29Days: abcd 04-10; f 03-20 04-18; . 04-07..04-18", "FourEvery29Days: abc 04-10; f 03-20 04-18; . 04-07..04-18",
            "Gaps: p 03-01 03-02 03-31; q 03-01 03-30 03-31; r 03-01 03-03 03-31; u 03-01 03-30", "OneDay: abcde 01-02; . 01-03..01-13", "TwoLives: abcde 01-02; . 01-03..01-13",
            "LoginOnEnd: . 02-01", "Login14: . 03-15", "Value: s 03-09 03-10; g 03-10 03-12; a 03-11", "ValueOnEnd: s 01-10; g 02-01", "ValueTwice: s 01-05 04-05 04-07; g 01-06",
        ];

        private static ScratchWarehouse Make() => new ScratchWarehouse("2024-06-29", """{"first_value": {"features": ["s", "g"], "days": 2}}""")
            .Given(
                "subscriptions", "subscription_id, account_id, product, currency, start_date, end_date, amount, billing_months",
                [.. Subscriptions().Select((row, number) => $"{number}, {row}, 1")])
            .Given("fx_rates", "date, currency, rate", "2024-01-01, USD, 50", "2024-06-01, USD, 150")
            .Given(
                "contracts", "contract_id, account_id, start_date, term_end_date, renewed_from",
                "T1, OneDay, 2024-01-01, 2024-03-01, ", "T2, OneDay, 2024-03-01, 2024-04-01, T1", "T3, OneDay, 2024-04-01, 2025-04-01, T2",
                "K1, First, 2024-01-01, 2024-04-01, ", "K2, First, 2024-04-01, 2025-04-01, ", "K3, First, 2024-04-10, 2025-04-10, K1",
                "K4, Second, 2024-01-01, 2024-03-01, ", "K5, Second, 2024-01-01, 2024-04-01, ", "K6, Second, 2024-04-01, 2025-04-01, K5", "K7, Third, 2024-04-01, 2024-04-01, ",
                "K8, Fourth, 2024-01-01, 2024-05-01, ", "K9, Fourth, 2024-05-31, 2025-05-31, ", "K10, Fifth, 2024-01-01, 2024-06-29, ", "K11, Fifth, 2024-06-29, 2025-06-29, ")
            .Given(
                "milestones", "milestone_id, account_id, name, completed_at",
                "M1, OneDay, first_value, 2024-01-13", "M2, OneDay, onboarding_completed, 2024-01-13", "M3, OneDay, onboarding_completed, 2024-01-20", "M4, FromStart, onboarding_completed, 2024-06-04")
            .Given(
                "touchpoints", "touchpoint_id, account_id, kind, occurred_at",
                "P1, OneDay, kickoff, 2024-01-01", "P2, OneDay, business_review, 2024-01-13", "P3, TwoLives, business_review, 2024-04-20", "P4, Sums, kickoff, 2024-06-29", "P5, Sums, training, 2020-01-05")
            .Given("surveys", "response_id, account_id, contact_id, kind, score, answered_at", "R1, Sums, C1, nps, 10, 2024-05-10", "R2, Sums, C1, csat, 5, 2020-01-05")
            .Given("referrals", "referral_id, account_id, referred_at", "F1, Sums, 2024-05-20")
            .Given("usage_events", "event_id, account_id, user_id, occurred_at, event, feature, duration_seconds", [.. Usage().Select((use, number) => $"E{number}, {use}")])
            .Build();

        private static IEnumerable<string> Subscriptions()
        {
            (string Account, string Start, string End)[] lives =
            [
                ("TwelfthOnStart", "03-12", ""), ("FromStart", "03-05", ""), ("FeaturesBefore", "03-10", ""), ("OnTheFirst", "03-01", ""), ("TwelfthOnEnd", "02-01", "03-12"), ("InLastMonth", "02-01", "03-20"),
                ("InWholeMonth", "02-01", "03-20"), ("EndsOnMonthEnd", "01-01", "03-31"), ("SixthInGap", "03-01", ""), ("BackAfterGap", "03-01", ""), ("FourAfterGap", "03-01", ""), ("FifthInGap", "03-01", ""),
                ("FifthFades", "01-01", ""), ("Every28Days", "01-01", ""), ("FourEvery28Days", "01-01", ""), ("Every29Days", "01-01", ""), ("FourEvery29Days", "01-01", ""), ("Gaps", "03-01", ""), ("OneDay", "01-01", ""),
                ("TwoLives", "01-01", "03-01"), ("TwoLives", "04-15", ""), ("LoginOnEnd", "01-01", "02-01"), ("Login14", "03-01", ""), ("Value", "03-10", ""), ("ValueOnEnd", "01-01", "02-01"), ("ValueTwice", "01-01", "02-01"),
                ("ValueTwice", "04-01", ""), ("Sums", "01-01", ""),
            ];
            foreach (var (account, start, end) in lives) yield return $"{account}, Core, , 2024-{start}, {(end.Length == 0 ? "" : $"2024-{end}")}, 100";
            yield return "Free, Core, , 2024-01-01, , 0";
            yield return "Free, Side, , 2024-06-05, , 100";
            yield return "Penny, Core, , 2024-03-01, , 1";
            yield return "Penny, Side, , 2024-05-10, , 1";
            yield return "Swap, Core, USD, 2024-03-01, 2024-06-10, 1";
            yield return "Swap, Side, , 2024-06-10, , 100";
            yield return "NoRate, Core, EUR, 2024-06-01, , 10";
            yield return "NoRate, Side, , 2024-06-10, , 100";
            yield return "NoRate, More, EUR, 2024-06-15, , 5";
            yield return "SwapAsOf, Core, , 2024-01-01, 2024-06-29, 100";
            yield return "SwapAsOf, Side, , 2024-06-29, , 100";
            yield return "Intra, Core, , 2024-01-01, 2024-03-01, 200";
            yield return "Intra, Core, , 2024-04-05, 2024-04-10, 40";
            yield return "Intra, Side, , 2024-04-05, 2024-04-20, 60";
            yield return "Intra, More, , 2024-04-10, 2024-04-20, 30";
            yield return "Intra, Core, , 2024-05-25, 2024-05-31, 70";
            yield return "IntraRunning, Core, , 2024-06-05, 2024-06-12, 10";
            yield return "IntraNoRate, Core, EUR, 2024-04-05, 2024-04-10, 10";
        }

        /// <summary>Uses at noon in Tokyo: <c>ab 03-01 03-05..03-07</c> is two features on four days, a dot a login.</summary>
        private static IEnumerable<string> Usage()
        {
            foreach (var account in Uses)
            {
                var parts = account.Split(": ");
                foreach (var use in parts[1].Split("; "))
                {
                    var words = use.Split(' ');
                    foreach (var day in words.Skip(1).SelectMany(Days))
                    {
                        foreach (var feature in words[0]) yield return $"{parts[0]}, U1, {day} 03:00, {(feature == '.' ? "login, " : $"feature, {feature}")}, ";
                    }
                }
            }

            yield return "Sums, U1, 2024-06-29 03:00, login, , 60";
            yield return "Sums, U1, 2024-06-29 03:00, login, w, 30";
            yield return "Sums, U2, 2024-06-29 03:00, login, w, 15";
            yield return "Sums, U1, 2024-06-01 03:00, login, , ";
            yield return "Sums, U1, 2024-05-20 03:00, login, , 60";
            yield return "Sums, U1, 2024-05-20 03:00, session_start, w, 90";
            yield return "Sums, U2, 2024-05-20 03:00, session_start, , 1";
        }

        private static IEnumerable<string> Days(string days)
        {
            var ends = days.Split("..").Select(day => DateOnly.Parse($"2024-{day}", CultureInfo.InvariantCulture)).ToList();
            for (var day = ends[0]; day <= ends[^1]; day = day.AddDays(1)) yield return day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }
    }
}
