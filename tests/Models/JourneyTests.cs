using System.Globalization;

namespace Warehouse.Tests.Models;

/// <summary>Paid lives, the days of a journey, and adoption.</summary>
public sealed class JourneyTests(JourneyTests.Journeys journeys) : IClassFixture<JourneyTests.Journeys>
{
    [Fact]
    public void Models_OfTheseRows_AreAsApproved() => journeys.ShouldBeApproved();

    [Theory]
    [InlineData("Daily", "2024-03-12", "twelfth active day in a row, five features by then")]
    [InlineData("ElevenDays", "–", "eleven active days")]
    [InlineData("FourFeatures", "–", "four features")]
    [InlineData("EveryOtherDay", "2024-03-23", "twelfth active day is 22 days after the first")]
    [InlineData("EveryThirdDay", "–", "ten active days in any 28")]
    [InlineData("FeatureJustInside", "2024-03-31", "a feature used 27 days before is in the window")]
    [InlineData("FeatureJustOutside", "2024-04-02", "a feature used 28 days before is not; it is used again on 2 April")]
    [InlineData("BeforeStart", "–", "days before the contract do not count")]
    public void Adopted_ByItsDaysAndFeatures_IsTheFirstDayThatEndsAFullWindow(string account, string adopted, string because) =>
        journeys.Rows($"select adopted_date from star.fct_account_journey where account_id = '{account}'").ShouldBe([adopted], because);

    [Fact]
    public void Life_GapOf30Days_IsBridged_Of31DaysIsNot() =>
        journeys.Rows("select account_id, life_number, contract_started_date, churned_date from star.fct_account_journey where account_id like 'Gap%' order by 1, 2")
            .ShouldBe(["Gap30 1 2024-01-01 –", "Gap31 1 2024-01-01 2024-02-01", "Gap31 2 2024-03-03 –"]);

    [Fact]
    public void Life_ThatEndsAheadOfTheAsOf_HasNotEnded() =>
        journeys.Rows("select churned_date from star.fct_account_journey where account_id = 'EndsAhead'").ShouldBe(["–"]);

    [Fact]
    public void Journey_OfAnAccount_HasTheFirstDayOfEachEventInItsLife() =>
        // The kickoff of January lies before the contract; the login of 20:00 UTC on 4 February is the 5th in Tokyo.
        journeys.Rows(
            """
            select kickoff_date, first_login_date, first_value_date, onboarding_completed_date, first_expansion_date, first_engagement_date,
                first_renewal_date, first_referral_date, churned_date
            from star.fct_account_journey where account_id = 'Full'
            """).ShouldBe(["2024-02-03 2024-02-05 2024-02-20 2024-04-30 2024-05-15 2024-06-01 2024-08-01 2024-09-01 –"]);

    [Fact]
    public void Expansion_OfAnItemThatComesBackInTheSameMonth_IsNone() =>
        // Side ends on 5 March and begins again on the 9th at its price; on 20 April it rises.
        journeys.Rows("select first_expansion_date from star.fct_account_journey where account_id = 'Swaps'").ShouldBe(["2024-04-20"]);

    [Fact]
    public void Starts_ByAge_CountOnlyOnceTheWholeMonthIsOldEnough() =>
        // As of 31 December: September's last day is 92 days ago, October's 61.
        journeys.Rows("select account_id, early_churn_base, early_churned, onboarding_base, onboarding_completed, time_to_value_days from star.fct_account_journey where account_id like 'Start%' order by 1")
            .ShouldBe(["StartLeavesDay90 1 1 1 0 –", "StartLeavesDay91 1 0 1 0 –", "StartOctober – – – – 14", "StartSeptember 1 0 1 1 30"]);

    /// <summary>As of 31 December 2024; every feature is a key feature, five are enough.</summary>
    public sealed class Journeys() : BuiltWarehouse(Make())
    {
        private static readonly string[] Users =
            ["Daily", "ElevenDays", "FourFeatures", "EveryOtherDay", "EveryThirdDay", "FeatureJustInside", "FeatureJustOutside", "BeforeStart"];

        private static readonly string[] Four = ["b", "c", "d", "e"];

        private static ScratchWarehouse Make() => new ScratchWarehouse("2024-12-31")
            .Given(
                "subscriptions", "subscription_id, account_id, product, start_date, end_date, amount, billing_months",
                [
                    .. Users.Select(account => $"{account}, {account}, Core, {(account == "BeforeStart" ? "2024-03-10" : "2024-01-01")}, , 100, 1"),
                    "1, Gap30, Core, 2024-01-01, 2024-02-01, 100, 1", "1, Gap30, Core, 2024-03-02, , 100, 1",
                    "2, Gap31, Core, 2024-01-01, 2024-02-01, 100, 1", "2, Gap31, Core, 2024-03-03, , 100, 1",
                    "3, EndsAhead, Core, 2024-01-01, 2025-01-01, 100, 1",
                    "4, Full, Core, 2024-02-01, 2024-08-01, 100, 1", "4, Full, Core, 2024-08-01, , 100, 1", "5, Full, Side, 2024-05-15, , 10, 1",
                    "10, Swaps, Core, 2024-01-01, , 100, 1", "11, Swaps, Side, 2024-01-01, 2024-03-05, 50, 1",
                    "11, Swaps, Side, 2024-03-09, 2024-04-20, 50, 1", "11, Swaps, Side, 2024-04-20, , 60, 1",
                    "6, StartSeptember, Core, 2024-09-01, , 100, 1", "7, StartOctober, Core, 2024-10-01, 2024-10-20, 100, 1",
                    "8, StartLeavesDay90, Core, 2024-09-01, 2024-11-30, 100, 1", "9, StartLeavesDay91, Core, 2024-09-01, 2024-12-01, 100, 1",
                ])
            .Given("contracts", "contract_id, account_id, start_date, term_end_date, renewed_from", "C1, Full, 2024-02-01, 2024-08-01, ", "C2, Full, 2024-08-01, 2025-02-01, C1")
            .Given(
                "milestones", "milestone_id, account_id, name, completed_at",
                "M1, Full, kickoff, 2024-01-15", "M2, Full, kickoff, 2024-02-04", "M3, Full, first_value, 2024-02-20", "M4, Full, onboarding_completed, 2024-04-30",
                "M5, StartSeptember, first_value, 2024-10-01", "M6, StartSeptember, onboarding_completed, 2024-11-30", "M7, StartOctober, first_value, 2024-10-15")
            .Given("touchpoints", "touchpoint_id, account_id, kind, occurred_at", "T1, Full, kickoff, 2024-02-03", "T2, Full, business_review, 2024-06-01", "T3, Full, call, 2024-02-02")
            .Given("surveys", "response_id, account_id, kind, score, answered_at", "R1, Full, nps, 9, 2024-07-01")
            .Given("referrals", "referral_id, account_id, referred_at", "F1, Full, 2024-09-01")
            .Given("usage_events", "event_id, account_id, user_id, occurred_at, event, feature", [.. Usage().Select((use, number) => $"E{number}, {use}")])
            .Build("+fct_account_journey");

        private static IEnumerable<string> Usage()
        {
            yield return "Full, U1, 2024-02-04 20:00:00, login, ";
            string[] daily = ["a", .. Four];
            for (var day = 0; day < 12; day++)
            {
                yield return Use("Daily", 1 + day, daily[day % 5]);
                if (day < 11) yield return Use("ElevenDays", 1 + day, daily[day % 5]);
                yield return Use("FourFeatures", 1 + day, Four[day % 4]);
                yield return Use("EveryOtherDay", 1 + (2 * day), "a");
                yield return Use("EveryThirdDay", 1 + (3 * day), daily[day % 5]);
                yield return Use("FeatureJustInside", 20 + day, "b");
                yield return Use("FeatureJustOutside", 20 + day, "b");
                yield return Use("BeforeStart", 1 + day, daily[day % 5]);
            }

            foreach (var feature in Four)
            {
                yield return Use("EveryOtherDay", 23, feature);
                yield return Use("FeatureJustInside", 31, feature);
                yield return Use("FeatureJustOutside", 31, feature);
            }

            yield return Use("FeatureJustInside", 4, "a");
            yield return Use("FeatureJustOutside", 3, "a");
            yield return Use("FeatureJustOutside", 33, "a");
        }

        /// <summary>A use on a day of March, 33 being 2 April.</summary>
        private static string Use(string account, int day, string feature) =>
            string.Create(CultureInfo.InvariantCulture, $"{account}, U1, {new DateOnly(2024, 3, 1).AddDays(day - 1):yyyy-MM-dd} 03:00:00, feature, {feature}");
    }
}
