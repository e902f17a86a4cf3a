namespace Warehouse.Tests.Models;

/// <summary>MRR at the edges of its rules: below one yen, at no price, twice in a month, gone twice, in a currency without a rate.</summary>
public sealed class RevenueEdgesTests(RevenueEdgesTests.Edges edges) : IClassFixture<RevenueEdgesTests.Edges>
{
    [Fact]
    public void Models_OfTheseRows_AreAsApproved() => edges.ShouldBeApproved();

    [Theory]
    [InlineData("Penny", "2024-01-01 new 0.5,2024-03-01 pause -0.5,2024-04-01 resume 0.5,2024-05-01 churn -0.5", "half a yen is MRR")]
    [InlineData("FreePause", "2024-01-01 new 100,2024-02-01 churn 0,2024-02-01 pause -100", "paused and free at once: the pause takes all")]
    [InlineData("FreeResume", "2024-01-01 new 100,2024-02-01 pause -100,2024-03-01 churn -100,2024-03-01 resume 100", "resumed at no price")]
    [InlineData("Half", "2024-01-01 new 100,2024-02-01 expansion 0.5")]
    [InlineData("Swaps", "2024-01-01 new 100", "ten from one product to another is no movement")]
    [InlineData("Buys", "2024-01-01 new 100,2024-02-01 expansion 20,2024-02-01 expansion 50")]
    [InlineData("LastDay", "2024-01-01 new 100", "resumed on the month's last day: it was in force at its end")]
    [InlineData("TwoItems", "2024-01-01 new 30,2024-02-01 pause -30,2024-04-01 resume 30")]
    [InlineData("TwoCurrencies", "2024-01-01 new 200,2024-02-01 pause -200,2024-04-01 resume 200", "100 and USD 1 at 100")]
    [InlineData("Euro", "", "no rate, no MRR")]
    public void Account_OfAnEdge_MovesBy(string account, string expected, string? because = null) =>
        edges.Rows($"select month, movement, amount from star.fct_mrr_movement where account_id = '{account}' order by month, movement, amount").ShouldBe(expected.Split(',', StringSplitOptions.RemoveEmptyEntries), because);

    [Fact]
    public void Reason_OfEachChurn_IsTheOneOfItsMonth_AndTheLargerAmountsOfADay()
    {
        // Of 20 May, not the blank of the 25th. Penny's half yen outweighs an event without an amount.
        edges.Rows("select account_id, month, cancel_reason from star.fct_mrr_movement where movement = 'churn' and account_id in ('Twice', 'Penny') order by 1, 2")
            .ShouldBe(["Penny 2024-05-01 price", "Twice 2024-02-01 price", "Twice 2024-05-01 quality"]);
    }

    [Fact]
    public void Retention_OfLessThanAYen_IsLostWhole() =>
        edges.Rows("select opening_mrr, closing_mrr, kept_mrr, lost_accounts from intermediate.int_retention where account_id = 'Penny' and month = '2024-05-01' and window_months = 1").ShouldBe(["0.5 0 0 1"]);

    [Fact]
    public void Retention_OfACurrencyNotYetQuoted_IsValuedAtItsOwnMonth() =>
        // GBP 1 is worth nothing in January and 200 in February.
        edges.Rows("select opening_mrr, closing_mrr, kept_mrr from intermediate.int_retention where account_id = 'Pound' and month = '2024-02-01' and window_months = 1").ShouldBe(["100 300 100"]);

    [Fact]
    public void Retention_OfAMonthWithBothKinds_HasBoth() =>
        edges.Rows("select has_upsell, has_cross_sell from star.fct_retention where account_id = 'Buys' and month = '2024-02-01' and window_months = 1").ShouldBe(["1 1"]);

    [Fact]
    public void Renewal_ComparesWhatRanToTheTermsEnd_WithWhatTheSuccessorBeganWith() =>
        // Due 100 + 20 a month, not the 70 that ended before nor the 500 that begin on the term's end. The successor began with 80 + 10; 30 had ended that day, 40 came later; euros have no rate.
        // Thirty days from the end of May are up.
        edges.Rows("select contract_id, is_observed, due_arr, renewed_arr from star.fct_contract_renewal order by 1").ShouldBe(["c1 yes 1440 1080", "c3 yes 0 0"]);

    [Fact]
    public void Renewal_IsOfTheAccountAsItWasOnTheTermsLastDay() =>
        edges.Rows("select facts.contract_id, accounts.segment from star.fct_contract_renewal as facts inner join star.dim_account as accounts using (account_key) order by 1").ShouldBe(["c1 large", "c3 unknown"]);

    [Fact]
    public void Bridge_OfACompanyWithoutRecurringInvoices_RecognisesWhatItsSubscriptionsSay() =>
        edges.Rows("select mrr, recognised, invoiced_otherwise from intermediate.int_revenue_bridges where account_id = 'Half' and month = '2024-03-01'").ShouldBe(["100.5 100.5 0"]);

    [Fact]
    public void Rates_BeginWithTheLedger() =>
        edges.Rows("select min(month) from intermediate.int_fx_rate_months where currency = 'JPY'").ShouldBe(["2023-12-01"]);

    [Fact]
    public void Bridge_ToInvoicesThatBillNoSubscription_IsNone() =>
        edges.Rows("select count(*) from star.fct_reconciliation where bridge = 'invoices'").ShouldBe(["0"]);

    [Fact]
    public void Checks_OfTheseRows_FindTheMissingRateOnly() =>
        // Who holds something that has no rate has no MRR, and is scored all the same.
        edges.Checked.Errors.Select(failure => failure.Check.Name).ShouldBe(["fx_rate_missing", "health_matches_use"]);

    /// <summary>January to June 2024.</summary>
    public sealed class Edges() : BuiltWarehouse(Make())
    {
        private static readonly string[] Accounts =
            ["Penny", "FreePause", "FreeResume", "Half", "Swaps", "Buys", "LastDay", "TwoItems", "TwoCurrencies", "Euro", "Pound", "Twice", "Renews"];

        private static ScratchWarehouse Make() => new ScratchWarehouse("2024-06-30")
            .Given("accounts", "account_id, account_name, created_at", [.. Accounts.Select(name => $"{name}, {name}, 2023-01-01")])
            .Delivered("2024-05-09", "standard", "accounts", "account_id, account_name, created_at, segment", "Renews, Renews, 2023-01-01, large")
            .Given("fx_rates", "date, currency, rate", "2024-01-01, USD, 100", "2024-02-10, GBP, 200")
            .Given(
                "subscriptions", "subscription_id, account_id, product, start_date, end_date, amount, currency, billing_months, paused_from, paused_to, cancel_reason",
                "P1, Penny, Core, 2024-01-01, 2024-05-10, 0.5, , 1, 2024-03-10, 2024-04-10, price", "FP, FreePause, Core, 2024-01-01, 2024-02-15, 100, , 1, , , ",
                "FP, FreePause, Core, 2024-02-15, , 0, , 1, 2024-02-15, , ", "FR, FreeResume, Core, 2024-01-01, 2024-03-15, 100, , 1, 2024-02-10, , ", "FR, FreeResume, Core, 2024-03-15, , 0, , 1, , , ",
                "H1, Half, Core, 2024-01-01, 2024-02-10, 100, , 1, , , ", "H1, Half, Core, 2024-02-10, , 100.5, , 1, , , ", "S1, Swaps, Core, 2024-01-01, 2024-02-10, 100, , 1, , , ", "S1, Swaps, Core, 2024-02-10, , 90, , 1, , , ",
                "S2, Swaps, Side, 2024-02-10, , 10, , 1, , , ", "B1, Buys, Core, 2024-01-01, 2024-02-10, 100, , 1, , , ", "B1, Buys, Core, 2024-02-10, , 150, , 1, , , ", "B2, Buys, Side, 2024-02-10, , 20, , 1, , , ",
                "L1, LastDay, Core, 2024-01-01, , 100, , 1, 2024-03-10, 2024-03-31, ", "T1, TwoItems, Core, 2024-01-01, , 10, , 1, 2024-02-10, 2024-04-10, ", "T2, TwoItems, Core, 2024-01-01, , 20, , 1, 2024-02-10, 2024-04-10, ",
                "C1, TwoCurrencies, Core, 2024-01-01, , 100, , 1, 2024-02-10, 2024-04-10, ", "C2, TwoCurrencies, Core, 2024-01-01, , 1, USD, 1, 2024-02-10, 2024-04-10, ", "E1, Euro, Core, 2024-01-01, , 10, EUR, 1, , , ",
                "G1, Pound, Core, 2024-01-01, , 100, , 1, , , ", "G2, Pound, Core, 2024-01-01, , 1, GBP, 1, , , ", "W1, Twice, Core, 2024-01-01, 2024-02-10, 100, , 1, , , price", "W1, Twice, Core, 2024-04-01, 2024-05-20, 100, , 1, , , quality")
            .Given(
                "subscriptions", "subscription_id, account_id, contract_id, product, start_date, end_date, amount, currency, billing_months",
                "R1, Renews, c1, Core, 2024-01-01, 2024-05-10, 100, , 1", "R1, Renews, c1, Core, 2024-05-10, 2024-05-20, 500, , 1", "R2, Renews, c1, Side, 2024-01-01, 2024-05-10, 1, EUR, 1", "R3, Renews, c2, Core, 2024-05-10, , 80, , 1",
                "R4, Renews, c2, More, 2024-06-01, , 40, , 1", "R5, Renews, c2, Pilot, 2024-04-01, 2024-05-10, 30, , 1", "R6, Renews, c2, Side, 2024-05-10, , 1, EUR, 1",
                "R7, Renews, c1, Less, 2024-01-01, 2024-03-01, 70, , 1", "R8, Renews, c1, Plus, 2024-01-01, 2024-05-10, 20, , 1", "R9, Renews, c2, Plus, 2024-05-10, , 10, , 1")
            .Given("contracts", "contract_id, account_id, start_date, term_end_date, renewed_from", "c1, Renews, 2024-01-01, 2024-05-10, ", "c2, Renews, 2024-05-10, , c1", "c3, Nobody, 2024-01-01, 2024-05-01, ")
            .Given("invoices", "invoice_line_id, invoice_id, account_id, issued_date, amount, kind", "I1, I1, Penny, 2024-02-01, 3, one_off")
            .Given("ledger", "month, line, amount", "2023-12-01, sales, 5", "2024-02-01, sales, 6")
            .Delivered("2024-06-30", "ravenstack", "churn_events", "churn_event_id, account_id, churn_date, reason_code", "A0, Penny, 2024-05-10, Competitor", "A1, Twice, 2024-05-25, ")
            .Build();
    }
}
