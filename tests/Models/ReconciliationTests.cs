namespace Warehouse.Tests.Models;

/// <summary>MRR against invoices and ledger, and costs against the ledger: every difference has a name.</summary>
public sealed class ReconciliationTests(ReconciliationTests.Books books) : IClassFixture<ReconciliationTests.Books>
{
    [Fact]
    public void Models_OfTheseRows_AreAsApproved() => books.ShouldBeApproved();

    [Fact]
    public void MidMonthStart_IsTheDaysBeforeIt() =>
        // 100,000 from 11 January: 21 of 31 days are 67,741.9355; the ledger has 67,742.
        Bridge("recurring_revenue", "Mid", "2024-01-01").ShouldBe(["mrr 100000", "mid_month_start -32258.0645", "rounding 0.0645", "ledger 67742"]);

    [Fact]
    public void BillingMonths_ThatBeginInsideAMonth_AreCountedByTheirOwnDays() =>
        // February 2024: ten days of the period of 31 and nineteen of the one of 29: 32,258.0645 + 65,517.2414 = 97,775.3059.
        Bridge("recurring_revenue", "Mid", "2024-02-01").ShouldBe(["mrr 100000", "day_count -2224.6941", "rounding -0.3059", "ledger 97775"]);

    [Fact]
    public void AnnualBilling_IsEarnedByTheDay() =>
        // 1,200,000 a year of 366 days: January's 31 are 101,639.3443.
        Bridge("recurring_revenue", "Year", "2024-01-01").ShouldBe(["mrr 100000", "day_count 1639.3443", "rounding -0.3443", "ledger 101639"]);

    [Fact]
    public void DeferredRevenue_RollsForward() =>
        books.Rows("select month, opening_deferred, invoiced, recognised, closing_deferred from intermediate.int_deferred_revenue where account_id = 'Year' order by 1")
            .ShouldBe(["2024-01-01 0 1200000 101639.3443 1098360.6557", "2024-02-01 1098360.6557 0 95081.9672 1003278.6885", "2024-03-01 1003278.6885 0 101639.3442 901639.3443"]);

    [Fact]
    public void Invoices_OfAYearAhead_AreMrrTimingAndDeferredRevenue() =>
        // With a set-up fee of 50,000, a credit of 2,000 and tax.
        Bridge("invoices", "Year", "2024-01-01").ShouldBe(["mrr 100000", "day_count 1639.3443", "deferred_change 1098360.6557", "one_off 50000", "credit -2000", "tax 124800", "invoiced 1372800"]);

    [Fact]
    public void LifeInsideAMonth_IsALineOfItsOwn() =>
        // 3 to 20 March at 31,000 a month: 17 of 31 days; the days not served were credited.
        Bridge("recurring_revenue", "Short", "2024-03-01").ShouldBe(["mrr 0", "inside_month 17000", "ledger 17000"]);

    [Fact]
    public void PausedDays_AreALineOfTheirOwn()
    {
        // 29,000 paused from 11 February: ten days were served, MRR is 0. March, resumed on the 11th: 21 of 31 days of 31,000 − so 29,000 × 10 ÷ 31 less.
        Bridge("recurring_revenue", "Pause", "2024-02-01").ShouldBe(["mrr 0", "paused 10000", "ledger 10000"]);
        Bridge("recurring_revenue", "Pause", "2024-03-01").ShouldBe(["mrr 29000", "paused -9354.8387", "rounding -0.1613", "ledger 19645"]);
    }

    [Fact]
    public void PriceChange_InsideAMonth_CountsBothPricesByTheirDays() =>
        // 31,000 until 11 March, then 62,000: 10,000 + 42,000 against an MRR of 62,000.
        Bridge("recurring_revenue", "Change", "2024-03-01").ShouldBe(["mrr 62000", "mid_month_change -10000", "ledger 52000"]);

    [Fact]
    public void EndInsideAMonth_CountsTheDaysServed() =>
        Bridge("recurring_revenue", "End", "2024-03-01").ShouldBe(["mrr 0", "mid_month_end 20000", "ledger 20000"]);

    [Fact]
    public void Dollars_AreHeldAtTheRateOfTheirInvoice() =>
        // USD 300 for January to March, 91 days, invoiced at 100: March's 31 days are 10,219.7802 at 100; USD 102.1978 at March's 120 are 12,263.736. MRR 100 × 120.
        Bridge("recurring_revenue", "Dollar", "2024-03-01").ShouldBe(["mrr 12000", "day_count 263.736", "exchange_rate -2043.9558", "rounding 0.2198", "ledger 10220"]);

    [Fact]
    public void InvoicesAgainstSubscriptions_ThatDiffer_AreNamed_AndAWarning()
    {
        // Subscribed at 31,000, invoiced and booked at 30,000.
        Bridge("recurring_revenue", "Cheap", "2024-03-01").ShouldBe(["mrr 31000", "invoiced_otherwise -1000", "ledger 30000"]);
        Bridge("invoices", "Cheap", "2024-03-01").ShouldBe(["mrr 31000", "unexplained -1000", "invoiced 30000"]);
        books.Checked.Warnings.ShouldContain(failure => failure.Check.Name == "reconciliation_invoiced_as_subscribed" && failure.Rows == 1);
    }

    [Fact]
    public void Rest_OverTheTolerance_IsListedByAccount()
    {
        // Booked 500 more than was invoiced, and a control total of 700 beyond the accounts.
        Bridge("recurring_revenue", "Odd", "2024-03-01").ShouldBe(["mrr 31000", "unexplained 500", "ledger 31500"]);
        Bridge("recurring_revenue", "(none)", "2024-03-01").ShouldBe(["mrr 0", "unexplained 700", "ledger 700"]);
        // Cheap's invoices are 1,000 short of the subscription; the refund's 50 and the sales' 10 are within the tolerance of 50.
        books.Checked.Warnings.ShouldContain(failure => failure.Check.Name == "reconciliation_rest_within_tolerance" && failure.Rows == 3);
    }

    [Fact]
    public void OneOffsAndRefunds_OfALedgerWithoutAccounts_AreComparedInTotal()
    {
        Bridge("one_off_revenue", "(none)", "2024-01-01").ShouldBe(["one_off 50000", "ledger 50000"]);
        Bridge("refunds", "(none)", "2024-01-01").ShouldBe(["credit -2000", "unexplained -50", "ledger -2050"]);
    }

    [Fact]
    public void Costs_OfEachCategory_AreComparedWithTheLedger() =>
        Bridge("sales", "(none)", "2024-01-01").ShouldBe(["costs_of_channels 70", "costs_without_channel 20", "unexplained 10", "ledger 100"]);

    [Fact]
    public void Checks_OfTheseBooks_FindNoError() => books.Checked.Errors.Select(failure => failure.Message).ShouldBeEmpty();

    [Theory]
    [InlineData("reconciliation_closes", "update star.fct_reconciliation set amount = amount + 1 where line = 'rounding' and account_id = 'Mid'")]
    [InlineData("reconciliation_starts_from_mrr", "update star.fct_reconciliation set amount = amount + 1 where line = 'mrr' and account_id = 'Mid'")]
    [InlineData("deferred_revenue_rolls_forward", "update intermediate.int_deferred_revenue set closing_deferred = 1 where account_id = 'Year' and month = '2024-01-01'")]
    public void Check_OfASpoiltReconciliation_FindsIt(string check, string spoil)
    {
        books.Finds(check, "select 1").ShouldBe(0, "the build as it was made");
        books.Finds(check, spoil).ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Warehouse_WithoutLedgerAndInvoices_HasNothingToReconcile()
    {
        using var warehouse = new ScratchWarehouse("2024-01-31")
            .Given("subscriptions", "subscription_id, account_id, product, start_date, amount, billing_months", "1, A, Core, 2024-01-11, 100, 1")
            .Build("+fct_reconciliation");

        warehouse.Rows("select * from star.fct_reconciliation").ShouldBeEmpty();
    }

    [Fact]
    public void Ledger_WithControlTotalsOnly_IsReconciledInTotal_FromSubscriptionsWhereThereAreNoInvoices()
    {
        using var warehouse = new ScratchWarehouse("2024-01-31")
            .Given("subscriptions", "subscription_id, account_id, product, start_date, amount, billing_months", "1, A, Core, 2024-01-01, 100, 1", "2, B, Core, 2024-01-17, 62, 1")
            .Given("ledger", "month, line, account_id, amount", "2024-01-01, recurring_revenue, , 140")
            .Build("+fct_reconciliation");

        // B: 15 of 31 days of 62 are 30. Ten more are booked than were served.
        warehouse.Rows("select bridge, account_id, line, amount from star.fct_reconciliation order by step_number")
            .ShouldBe(["recurring_revenue (none) mrr 162", "recurring_revenue (none) mid_month_start -32", "recurring_revenue (none) unexplained 10", "recurring_revenue (none) ledger 140"]);
    }

    [Fact]
    public void StripeInvoices_AreCreditedByNotesAndProration()
    {
        using var warehouse = new ScratchWarehouse("2024-01-31")
            .Given("subscriptions", "subscription_id, account_id, product, start_date, amount, billing_months", "1, A, Core, 2024-01-01, 31000, 1")
            .Delivered("2024-02-01", "stripe", "customers", "id, name, created", "cus_1, A, 2024-01-01")
            .Delivered(
                "2024-02-01", "stripe", "invoice_lines", "invoice_id, line_id, customer_id, status, created, item_id, amount, currency, period_start, period_end",
                "in_1, il_1, cus_1, paid, 2023-12-31 15:00:00, si_1, 31000, jpy, 2023-12-31 15:00:00, 2024-01-31 15:00:00",
                "in_1, il_2, cus_1, paid, 2023-12-31 15:00:00, , 5000, jpy, , ",
                "in_2, il_1, cus_1, paid, 2024-01-20 15:00:00, si_1, -11000, jpy, 2024-01-20 15:00:00, 2024-01-31 15:00:00",
                "in_3, il_1, cus_1, void, 2024-01-20 15:00:00, si_1, 99, jpy, , ")
            .Delivered("2024-02-01", "stripe", "credit_notes", "id, customer_id, status, amount, currency, created", "cn_1, cus_1, issued, 700, jpy, 2024-01-20 15:00:00", "cn_2, cus_1, void, 1, jpy, 2024-01-20 15:00:00")
            .Build("+fct_reconciliation");

        warehouse.Rows("select invoice_line_id, revenue_kind, month, service_from, service_to, amount from intermediate.int_invoice_lines order by 1")
            .ShouldBe([
                "cn_1 credit 2024-01-01 2024-01-21 2024-01-22 -700",
                "in_1:il_1 recurring 2024-01-01 2024-01-01 2024-02-01 31000",
                "in_1:il_2 one_off 2024-01-01 2024-01-01 2024-01-02 5000",
                "in_2:il_1 recurring 2024-01-01 2024-01-21 2024-02-01 -11000",
            ]);
    }

    private IReadOnlyList<string> Bridge(string bridge, string account, string month) =>
        books.Rows($"select line, amount from star.fct_reconciliation where bridge = '{bridge}' and account_id = '{account}' and month = '{month}' order by step_number");

    /// <summary>One account a cause, in the first quarter of 2024.</summary>
    public sealed class Books() : BuiltWarehouse(Make())
    {
        private static ScratchWarehouse Make() => new ScratchWarehouse("2024-03-31", """{"reconciliation_tolerance": 50}""")
            .Given("accounts", "account_id, account_name, created_at", [.. new[] { "Mid", "Year", "Short", "Pause", "Change", "End", "Dollar", "Cheap", "Odd" }.Select(name => $"{name}, {name}, 2023-01-01")])
            .Given("fx_rates", "date, currency, rate", "2024-01-01, USD, 100", "2024-03-01, USD, 120")
            .Given(
                "subscriptions", "subscription_id, account_id, product, start_date, end_date, amount, currency, billing_months, paused_from, paused_to",
                "1, Mid, Core, 2024-01-11, , 100000, , 1, , ", "2, Year, Core, 2024-01-01, , 1200000, , 12, , ", "3, Short, Core, 2024-03-03, 2024-03-20, 31000, , 1, , ",
                "4, Pause, Core, 2024-02-01, , 29000, , 1, 2024-02-11, 2024-03-11", "5, Change, Core, 2024-03-01, 2024-03-11, 31000, , 1, , ", "5, Change, Core, 2024-03-11, , 62000, , 1, , ",
                "6, End, Core, 2024-02-01, 2024-03-21, 31000, , 1, , ", "7, Dollar, Core, 2024-01-01, , 300, USD, 3, , ", "8, Cheap, Core, 2024-03-01, , 31000, , 1, , ", "9, Odd, Core, 2024-03-01, , 31000, , 1, , ")
            .Given(
                "invoices", "invoice_line_id, invoice_id, account_id, subscription_id, issued_date, period_start, period_end, amount, currency, kind, status",
                "M1, M1, Mid, 1, 2024-01-11, 2024-01-11, 2024-02-11, 100000, , recurring, ", "M2, M2, Mid, 1, 2024-02-11, 2024-02-11, 2024-03-11, 100000, , , ", "M3, M3, Mid, 1, 2024-03-11, 2024-03-11, 2024-04-11, 100000, , recurring, ",
                "Y1, Y1, Year, 2, 2024-01-01, 2024-01-01, 2025-01-01, 1200000, JPY, recurring, paid", "Y2, Y1, Year, , 2024-01-01, , , 50000, , one_off, paid", "Y3, Y1, Year, , 2024-01-05, , , -2000, , credit, paid",
                "Y4, Y1, Year, , 2024-01-01, , , 124800, , tax, paid", "Y5, Y2, Year, 2, 2024-01-01, 2024-01-01, 2025-01-01, 7, , recurring, Void",
                "S1, S1, Short, 3, 2024-03-03, 2024-03-03, 2024-04-03, 31000, , recurring, ", "S2, S2, Short, 3, 2024-03-20, 2024-03-20, 2024-04-03, -14000, , credit, ",
                "P1, P1, Pause, 4, 2024-02-01, 2024-02-01, 2024-02-11, 10000, , recurring, ", "P2, P2, Pause, 4, 2024-03-11, 2024-03-11, 2024-04-01, 19645, , recurring, ",
                "C1, C1, Change, 5, 2024-03-01, 2024-03-01, 2024-04-01, 31000, , recurring, ", "C2, C2, Change, 5, 2024-03-11, 2024-03-11, 2024-04-01, -21000, , credit, ", "C3, C2, Change, 5, 2024-03-11, 2024-03-11, 2024-04-01, 42000, , recurring, ",
                "E1, E1, End, 6, 2024-02-01, 2024-02-01, 2024-03-01, 31000, , recurring, ", "E2, E2, End, 6, 2024-03-01, 2024-03-01, 2024-04-01, 31000, , recurring, ", "E3, E3, End, 6, 2024-03-21, 2024-03-21, 2024-04-01, -11000, , credit, ",
                "D1, D1, Dollar, 7, 2024-01-01, 2024-01-01, 2024-04-01, 300, USD, recurring, ", "Q1, Q1, Cheap, 8, 2024-03-01, 2024-03-01, 2024-04-01, 30000, , recurring, ", "O1, O1, Odd, 9, 2024-03-01, 2024-03-01, 2024-04-01, 31000, , recurring, ")
            .Given("costs", "cost_id, month, category, amount, channel", "1, 2024-01-01, sales, 70, web", "2, 2024-01-01, sales, 20, ")
            .Given(
                "ledger", "month, line, account_id, amount",
                "2024-01-01, recurring_revenue, Mid, 67742", "2024-02-01, recurring_revenue, Mid, 97775", "2024-03-01, recurring_revenue, Mid, 102225", "2024-01-01, recurring_revenue, Year, 101639",
                "2024-02-01, recurring_revenue, Year, 95082", "2024-03-01, recurring_revenue, Year, 101639", "2024-03-01, recurring_revenue, Short, 17000", "2024-02-01, recurring_revenue, Pause, 10000",
                "2024-03-01, recurring_revenue, Pause, 19645", "2024-03-01, recurring_revenue, Change, 52000", "2024-02-01, recurring_revenue, End, 31000", "2024-03-01, recurring_revenue, End, 20000",
                "2024-01-01, recurring_revenue, Dollar, 10220", "2024-02-01, recurring_revenue, Dollar, 9560", "2024-03-01, recurring_revenue, Dollar, 10220", "2024-03-01, recurring_revenue, Cheap, 30000",
                "2024-03-01, recurring_revenue, Odd, 31500", "2024-03-01, recurring_revenue, , 384929", "2024-01-01, one_off_revenue, , 50000", "2024-01-01, refunds, , -2050", "2024-01-01, sales, , 100")
            .Build();
    }
}
