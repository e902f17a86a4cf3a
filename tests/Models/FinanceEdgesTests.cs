using System.Globalization;

namespace Warehouse.Tests.Models;

/// <summary>Books at the edges of their rules: on the bound of rounding, invoiced ahead and in arrears, without a rate, below zero.</summary>
public sealed class FinanceEdgesTests(FinanceEdgesTests.Books books) : IClassFixture<FinanceEdgesTests.Books>
{
    [Fact]
    public void Models_OfTheseRows_AreAsApproved() => books.ShouldBeApproved();

    [Fact]
    public void Difference_OfExactlyOneUnitAPiece_IsRounding()
    {
        // One stretch and one line: two yen may be rounding, three may not. June is booked higher than invoiced, July is invoiced higher than subscribed.
        Bridge("One", "2023-06-01").ShouldBe(["mrr 31000", "rounding 2", "ledger 31002"]);
        Bridge("Other", "2023-06-01").ShouldBe(["mrr 62000", "unexplained 3", "ledger 62003"]);
        books.Rows("select mrr, rounding, invoiced_otherwise, recognised from intermediate.int_revenue_bridges where account_id = 'One' and month = '2023-07-01'").ShouldBe(["31000 2 0 31002"]);
    }

    [Fact]
    public void Rounding_OfATotal_IsThatOfAllAccounts() =>
        // Six stretches and a line: of five yen beyond the 31,002 invoiced each may be rounding. USD 300: 150 and 16/31 of 300, at 110. The rest is not invoiced.
        Bridge("(none)", "2023-07-01").ShouldBe(["mrr 133510", "day_count 532.257", "rounding 7", "invoiced_otherwise -103042.257", "ledger 31007"]);

    [Fact]
    public void LedgerInDollars_IsValuedAtTheMonth() =>
        // USD 300 from 16 April, invoiced in March at 100: 15 of 30 days at April's 110, as the ledger's USD 150 is.
        Bridge("Dollar", "2023-04-01").ShouldBe(["mrr 33000", "mid_month_start -16500", "ledger 16500"]);

    [Fact]
    public void LedgerWithoutAccounts_IsComparedWithAllOfThem() =>
        // March: 31,000 + 62,000 + 1,000; ended on the 16th 15 days of 3,100 and of 6,200; ten days of lives at 3,100 and 6,200. Only 93,000 was invoiced.
        Bridge("(none)", "2023-03-01").ShouldBe(["mrr 94000", "mid_month_end 4500", "inside_month 3000", "invoiced_otherwise -8500", "unexplained -92000", "ledger 1000"]);

    [Fact]
    public void LedgerBelowZero_StandsAsItIs() =>
        Bridge("Named", "2023-06-01").ShouldBe(["mrr 1000", "invoiced_otherwise -1000", "unexplained -500", "ledger -500"]);

    [Fact]
    public void ItemsOfTwoCurrencies_AreSummed()
    {
        // Ten of August's 31 days of 3,100 and of USD 31 at 110, as invoiced; in November ten of 30 days of 3,000 and of USD 30.
        books.Rows("select mrr, ended, recognised_at_rate, recognised from intermediate.int_revenue_bridges where account_id = 'Both' and month = '2023-08-01'").ShouldBe(["0 2100 2100 2100"]);
        books.Rows("select mrr, intra_month, recognised from intermediate.int_revenue_bridges where account_id = 'Both' and month = '2023-11-01'").ShouldBe(["0 2100 0"]);
    }

    [Fact]
    public void Pause_ThatEndsOnTheFirst_LeavesTheMonthWhole() =>
        // September: ten of 30 days of 3,000.
        books.Rows("select month, mrr_amount, paused_amount, service_amount from intermediate.int_service_months where account_id = 'Resumes' and month between '2023-09-01' and '2023-10-01' order by 1")
            .ShouldBe(["2023-09-01 0 1000 1000", "2023-10-01 3000 0 3000"]);

    [Fact]
    public void InvoiceAheadOrInArrears_IsEarnedInTheMonthsOfItsService() =>
        books.Rows("select invoice_line_id, month, days_served, invoiced, recognised from intermediate.int_revenue_schedules where invoice_line_id in ('D1', 'O2') order by 1, 2").ShouldBe(
        [
            "D1 2023-03-01 0 30000 0", "D1 2023-04-01 15 0 15000", "D1 2023-05-01 15 0 15000",
            "O2 2023-05-01 31 0 31000", "O2 2023-06-01 0 31000 0",
        ]);

    [Fact]
    public void CurrencyWithoutARate_IsWorthNothing()
    {
        books.Rows("select amount from intermediate.int_costs where month = '2024-01-01'").ShouldBe(["0"]);
        books.Rows("select amount from intermediate.int_ledger_lines where line = 'sales' and month = '2023-12-01'").ShouldBe(["0"]);
        books.Rows("select amount from intermediate.int_invoice_lines where account_id = 'Euro'").ShouldBe(["0"]);
        books.Rows("select distinct started, ended, changed, intra_month, paused, day_count, recognised from intermediate.int_revenue_bridges where account_id = 'Euro'").ShouldBe(["0 0 0 0 0 0 0"]);
    }

    [Fact]
    public void Rates_OfClosedMonths_AreOfTheirLastDay_AndTheReportingCurrencyIsOne()
    {
        books.Rows("select month, rate from intermediate.int_fx_rate_months where currency = 'USD' and month >= '2024-02-01' order by 1").ShouldBe(["2024-02-01 120", "2024-03-01 150"]);
        // From the costs of November 2022 to March 2024.
        books.Rows("select count(*), min(rate), max(rate) from intermediate.int_fx_rate_months where currency = 'JPY'").ShouldBe(["17 1 1"]);
    }

    [Fact]
    public void Lines_BelowZero_AddUp() =>
        books.Rows("select one_off, usage, tax, invoiced from intermediate.int_invoice_bridges where account_id = 'Named' and month = '2023-10-01'").ShouldBe(["-50 -20 -7 -77"]);

    [Fact]
    public void Credit_OfNoDays_IsARefund() =>
        books.Rows("select revenue_kind, service_from, service_to from intermediate.int_invoice_lines where invoice_line_id = 'O5'").ShouldBe(["credit 2023-11-05 2023-11-06"]);

    [Fact]
    public void Invoice_MayNameARecordOfASystem_ThatFilesMayName() =>
        // 11 is a company of HubSpot's and a customer of Stripe's: it could mean either.
        books.Rows("select invoice_line_id, account_id from intermediate.int_invoice_lines where invoice_line_id in ('V1', 'V2') order by 1").ShouldBe(["V1 Named", "V2 11"]);

    [Fact]
    public void Ledger_OfAccountsAndATotal_IsComparedByAccount()
    {
        books.Rows("select account_id, first_amount, second_amount, ledger from intermediate.int_ledger_comparisons where line = 'one_off_revenue' and month = '2023-10-01' order by 1").ShouldBe(["(none) 0 0 0", "Named -50 -20 -50"]);
        books.Rows("select account_id, first_amount, ledger from intermediate.int_ledger_comparisons where line = 'refunds' and month = '2023-10-01'").ShouldBe(["Named 0 -20"]);
        // In a month without any invoice there is the ledger's side alone.
        books.Rows("select account_id, first_amount, ledger from intermediate.int_ledger_comparisons where line = 'one_off_revenue' and month = '2024-01-01'").ShouldBe(["Named 0 9"]);
    }

    [Fact]
    public void Margin_IsOfTheLedgerWhereItHasBoth_ElseEstimated() =>
        // Before the first MRR nothing; January is MRR against costs of 10 + 2. In February 2024 the cost is not booked.
        books.Rows("select month, recurring_revenue, cost_of_revenue, is_estimated from intermediate.int_margin_months where month in ('2022-12-01', '2023-01-01', '2023-02-01', '2024-01-01', '2024-02-01') order by 1")
            .ShouldBe(["2022-12-01 0 – 1", "2023-01-01 103300 12 1", "2023-02-01 1000 400 0", "2024-01-01 1000 405 0", "2024-02-01 1000 13 1"]);

    [Fact]
    public void Margin_OfTwelveMonths_IsEstimatedWhereOneIs() =>
        // To January: nine months of 1,000, then 47,500, 92,505 and 31,007; twelve of 400 and 5 for customer success.
        books.Rows("select month, trailing_recurring_revenue, trailing_cost_of_revenue, trailing_is_estimated from intermediate.int_margin_months where month in ('2024-01-01', '2024-02-01') order by 1")
            .ShouldBe(["2024-01-01 180012 4805 0", "2024-02-01 180012 4418 1"]);

    [Fact]
    public void GrossProfit_OfAnAccountInTheLedger_IsWhatItSays() =>
        // 100 less 30 and 5; sales are no cost of serving it.
        books.Rows("select gross_profit, is_estimated from intermediate.int_account_gross_profit where account_id = 'Named' and month = '2024-01-01'").ShouldBe(["65 0"]);

    [Fact]
    public void RunningMonth_IsInNoBook() =>
        books.Rows("select count(*) from intermediate.int_costs where month = '2024-03-01' union all select count(*) from intermediate.int_ledger_lines where month = '2024-03-01'").ShouldBe(["0", "0"]);

    [Fact]
    public void Account_ThatChangedOnAMonthsLastDay_IsTheNewOneInThatMonth() =>
        books.Rows("select distinct facts.month, accounts.segment from star.fct_reconciliation as facts inner join star.dim_account as accounts using (account_key) where facts.account_id = 'One' and facts.month between '2023-05-01' and '2023-06-01' order by 1")
            .ShouldBe(["2023-05-01 small", "2023-06-01 large"]);

    private IReadOnlyList<string> Bridge(string account, string month) =>
        books.Rows($"select line, amount from star.fct_reconciliation where bridge = 'recurring_revenue' and account_id = '{account}' and month = '{month}' order by step_number");

    /// <summary>January 2023 to 15 March 2024; customer success is part of the cost of revenue.</summary>
    public sealed class Books() : BuiltWarehouse(Make())
    {
        private static readonly string[] Accounts = ["Free", "One", "Other", "Brief1", "Brief2", "Named", "Dollar", "Both", "Euro", "Resumes"];

        /// <summary>February 2023 to January 2024: months whose cost is booked.</summary>
        private static IEnumerable<string> Booked => Enumerable.Range(1, 12).Select(i => new DateOnly(2023, 1, 1).AddMonths(i).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

        private static ScratchWarehouse Make() => new ScratchWarehouse("2024-03-15", """{"cs_in_cost_of_revenue": true}""")
            .Given("accounts", "account_id, account_name, created_at, segment", [.. Accounts.Select(name => $"{name}, {name}, 2022-01-01, small")])
            .Delivered("2023-06-30", "standard", "accounts", "account_id, account_name, created_at, segment", "One, One, 2022-01-01, large")
            .Delivered("2024-01-01", "stripe", "customers", "id, name, external_id", "cus_1, Named, Named", "11, Zett, ")
            .Delivered("2024-01-01", "hubspot", "companies", "id, name, domain", "11, Eleven, eleven.example.jp")
            .Given("fx_rates", "date, currency, rate", "2023-01-01, USD, 100", "2023-04-10, USD, 110", "2024-02-10, USD, 120", "2024-03-05, USD, 150", "2023-01-01, JPY, 2")
            .Given(
                "subscriptions", "subscription_id, account_id, product, start_date, end_date, amount, currency, billing_months, paused_from, paused_to",
                "F1, Free, Core, 2022-12-10, , 0, , 1, , ", "O1, One, Core, 2023-01-01, , 31000, , 1, , ", "O2, One, Side, 2023-01-01, 2023-03-16, 3100, , 1, , ", "X1, Other, Core, 2023-01-01, , 62000, , 1, , ",
                "X2, Other, Side, 2023-01-01, 2023-03-16, 6200, , 1, , ", "T1, Brief1, Core, 2023-03-05, 2023-03-15, 3100, , 1, , ", "T2, Brief2, Core, 2023-03-05, 2023-03-15, 6200, , 1, , ",
                "N1, Named, Core, 2023-01-01, , 1000, , 1, , ", "D1, Dollar, Core, 2023-04-16, , 300, USD, 1, , ", "B1, Both, Core, 2023-07-01, 2023-08-11, 3100, , 1, , ", "B2, Both, Side, 2023-07-01, 2023-08-11, 31, USD, 1, , ",
                "B3, Both, Core, 2023-11-05, 2023-11-15, 3000, , 1, , ", "B4, Both, Side, 2023-11-05, 2023-11-15, 30, USD, 1, , ", "E1, Euro, Core, 2023-02-11, 2023-04-11, 28, EUR, 1, , ",
                "E1, Euro, Core, 2023-04-11, 2023-06-21, 60, EUR, 1, 2023-05-11, 2023-05-21", "E2, Euro, Core, 2023-09-05, 2023-09-15, 30, EUR, 1, , ", "R1, Resumes, Core, 2023-08-01, , 3000, , 1, 2023-09-11, 2023-10-01")
            .Given(
                "invoices", "invoice_line_id, invoice_id, account_id, subscription_id, issued_date, period_start, period_end, amount, currency, kind",
                "O1, O1, One, O1, 2023-03-01, 2023-03-01, 2023-04-01, 31000, , recurring", "X1, X1, Other, X1, 2023-03-01, 2023-03-01, 2023-04-01, 62000, , recurring", "D1, D1, Dollar, D1, 2023-03-20, 2023-04-16, 2023-05-16, 300, USD, recurring",
                "O2, O2, One, O1, 2023-06-05, 2023-05-01, 2023-06-01, 31000, , recurring", "O3, O3, One, O1, 2023-06-01, 2023-06-01, 2023-07-01, 31000, , recurring", "X2, X2, Other, X1, 2023-06-01, 2023-06-01, 2023-07-01, 62000, , recurring",
                "O4, O4, One, O1, 2023-07-01, 2023-07-01, 2023-08-01, 31002, , recurring", "B1, B1, Both, B1, 2023-08-01, 2023-08-01, 2023-08-11, 1000, , recurring", "B2, B2, Both, B2, 2023-08-01, 2023-08-01, 2023-08-11, 10, USD, recurring",
                "E1, E1, Euro, E1, 2023-02-11, 2023-02-11, 2023-03-11, 28, EUR, recurring", "N1, N1, Named, , 2023-10-02, , , -30, , one_off", "N2, N1, Named, , 2023-10-02, , , -20, , one_off", "N3, N1, Named, , 2023-10-02, , , -15, , usage",
                "N4, N1, Named, , 2023-10-02, , , -5, , usage", "N5, N1, Named, , 2023-10-02, , , -7, , tax", "O5, O5, One, O1, 2023-11-05, 2023-11-05, 2023-11-05, -40, , credit", "V1, V1, cus_1, , 2023-11-05, , , 8, , one_off",
                "V2, V2, 11, , 2023-11-05, , , 6, , one_off")
            .Given(
                "costs", "cost_id, month, category, amount, currency",
                "1, 2022-11-01, sales, 5, ", "2, 2023-01-01, cost_of_revenue, 10, ", "3, 2023-01-01, customer_success, 2, ", "4, 2024-02-01, cost_of_revenue, 10, ", "5, 2024-02-01, customer_success, 3, ", "6, 2024-01-01, marketing, 7, EUR",
                "7, 2024-03-01, marketing, 100, ")
            .Given(
                "ledger", "month, line, account_id, amount, currency",
                [
                    .. Booked.Select(month => $"{month}, cost_of_revenue, , 400, "),
                    .. Booked.Append("2024-02-01").Where(month => month is not ("2023-04-01" or "2023-06-01" or "2023-07-01")).Select(month => $"{month}, recurring_revenue, , 1000, "),
                    "2023-04-01, recurring_revenue, One, 31000, ", "2023-04-01, recurring_revenue, Dollar, 150, USD", "2023-06-01, recurring_revenue, One, 31002, ", "2023-06-01, recurring_revenue, Other, 62003, ",
                    "2023-06-01, recurring_revenue, Named, -500, ", "2023-07-01, recurring_revenue, , 31007, ", "2024-01-01, recurring_revenue, Named, 100, ", "2024-01-01, cost_of_revenue, Named, 30, ",
                    "2024-01-01, customer_success, Named, 5, ", "2024-01-01, sales, Named, 7, ", "2023-01-01, sales, , 50, ", "2023-12-01, sales, , 4, EUR", "2024-03-01, sales, , 9, ",
                    "2023-10-01, one_off_revenue, Named, -50, ", "2023-10-01, one_off_revenue, , -50, ", "2023-10-01, refunds, Named, -20, ", "2024-01-01, one_off_revenue, Named, 9, ",
                ])
            .Build();
    }
}
