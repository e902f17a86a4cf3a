using Warehouse.Reports.Packs;
using Warehouse.Reports.Packs.Closes;
using Warehouse.Reports.Packs.Finance;
using Warehouse.Reports.Text;
using Warehouse.Semantics;
using Warehouse.Tests.Reports.Board;
using Warehouse.Tests.Reports.Fakes;

namespace Warehouse.Tests.Reports.Finance;

public sealed class FinanceTitleTests
{
    private static readonly DateOnly October = new(2026, 10, 1);
    private static readonly PackFacts Ja = Sample.Facts();
    private static readonly PackFacts En = Sample.Facts(Language.English);

    // MRR 10 million, −2 for a start within the month, +0.5 by the day.
    [Theory]
    [InlineData(0, "元帳との差−1.50百万円はすべて説明がつく、最大は月途中の開始の−2.00百万円", "Ledger −JPY 1.50m from MRR, all explained; largest: Started, −JPY 2.00m")]
    [InlineData(300_000, "元帳の経常収益8.80百万円に対し、1社・0.30百万円が未解明", "Of JPY 8.80m in the ledger, JPY 0.30m at 1 account is unexplained")]
    public void Ledger_Difference_IsExplainedOrNamed(int unexplained, string ja, string en)
    {
        var bridge = Bridge(-2_000_000, 500_000, unexplained);

        LedgerPage.Title(Ja, bridge).ShouldBe(ja);
        LedgerPage.Title(En, bridge).ShouldBe(en);
    }

    [Fact]
    public void Ledger_NothingToHoldAgainst_SaysSoOnEveryPage()
    {
        LedgerPage.Title(Ja, null).ShouldBe("元帳に経常収益の記録がなく、MRRと照合できない");
        AccountDifferencePage.Title(En, null).ShouldBe("The ledger has no recurring revenue to hold accounts against");
        InvoicePage.Title(Ja, null, null).ShouldBe("請求の記録がなく、MRRを請求と照合できない");
        CostLinePage.Title(Ja, null, 5).ShouldBe("元帳に費用の記録がなく、照合できない");
    }

    [Fact]
    public void Ledger_NoDifference_Agrees() => LedgerPage.Title(Ja, Bridge(0, 0, 0)).ShouldBe("MRRと元帳の経常収益は10.00百万円で一致");

    [Theory]
    [InlineData(-2_000_000, 0, "差のある1社のすべてで理由が分かり、未解明はない")]
    [InlineData(-2_000_000, 7, "差のある1社のうち1社に未解明の差が残る")]
    [InlineData(0, 0, "MRRと元帳はすべての顧客で一致")]
    public void Accounts_Differences_AreCounted(int started, int unexplained, string title) => AccountDifferencePage.Title(Ja, Bridge(started, 0, unexplained)).ShouldBe(title);

    [Fact]
    public void AccountPage_RestLast_StandsBeforeALargerExplainedDifference()
    {
        var bridge = Bridge(-2_000_000, 0, 0);
        var page = AccountDifferencePage.Build(Ja, new FinanceRecords([bridge with { Accounts = [.. bridge.Accounts, Account("B", 100, 0, 0, 5)] }], [], 100), 3);

        page.Tables[0].Rows.Select(row => row.Cells[0].Text).ShouldBe(["B", "A", "計"]);
        page.Tables[0].Rows[^1].Cells[^1].Text.ShouldBe("−1,999,995");
    }

    [Fact]
    public void Costs_Cac_IsTheQuotientThatTheMetricSays()
    {
        LedgerCost[] costs = [new(October.AddMonths(-1), 3_000_000, 1_000_000, October.AddMonths(-1), 1), new(October, 3_000_000, 2_000_000, October, 2)];
        var records = new FinanceRecords([Bridge(0, 0, 0) with { Name = "sales" }], costs, 100);

        CostLinePage.Title(Ja, records, 3_000_000).ShouldBe("費用は元帳とすべて一致、CACは9.00百万円÷3社＝3,000千円");
        CostLinePage.Title(En, records with { Bridges = [Bridge(0, 0, 9) with { Name = "marketing" }] }, null).ShouldBe("Marketing keeps a difference from the ledger; CAC cannot be computed yet");
    }

    [Fact]
    public void Closes_NoneYet_SaysSoAndNamesNoHead()
    {
        ClosePage.Title(Language.Japanese, CloseRecords.None).ShouldBe("締めた月はまだない");
        CloseRecords.None.Head.ShouldBeNull();
        ClosePage.Build(En, CloseRecords.None, new Dictionary<string, MetricDefinition>(), 8).Frame.Subtitle.ShouldNotContain("Head of the chain");
    }

    [Fact]
    public void Closes_Reopened_IsNoLongerClosedAndItsHashIsTheHead()
    {
        var closes = new CloseRecords([Entry(1, 8), Entry(2, 9), Entry(3, 9, isClose: false)], []);

        closes.Closed.ShouldHaveSingleItem().Number.ShouldBe(1);
        closes.Head.ShouldBe("hash 3");
        ClosePage.Title(Language.Japanese, closes).ShouldBe("締めた月は1か月、今なら違う値になるものはない");
        ClosePage.Title(Language.English, closes).ShouldBe("1 month is closed; every value would be the same now");
    }

    [Fact]
    public void Closes_Restated_CountsValuesAndMonths()
    {
        var closes = new CloseRecords([Entry(1, 7), Entry(2, 8)], [Restated(8, "mrr"), Restated(8, "arpa"), Restated(8, "nrr")]);

        ClosePage.Title(Language.Japanese, closes).ShouldBe("締めた月は2か月、うち1か月の3個の値は今なら違う");
        ClosePage.Title(Language.English, closes).ShouldBe("2 months are closed; 3 values of one would differ now");
        FinanceFront.Headline(Language.English, null, closes).ShouldBe(["There are no books to hold MRR against;", "one closed month would be restated"]);
    }

    [Fact]
    public void SinceClose_LastCloseBeforeTheMonth_BeginsWithTheMonthAfterIt()
    {
        var closes = new CloseRecords([Entry(1, 7), Entry(2, 10)], []);
        closes.Before(October)!.Number.ShouldBe(1);

        var since = new SinceClose(closes.Before(October), Sample.Bridge(100, added: 5), [(October, Sample.Bridge(100, added: 5))]);
        SinceClosePage.Title(Ja, since).ShouldBe("7月の締めからMRRは5.00百万円増え、新規顧客5.00百万円が支えた");
        SinceClosePage.Title(En, since with { Since = null }).ShouldBe("No close yet; in the month MRR rose JPY 5.00m, mostly by new accounts of JPY 5.00m");
        SinceClosePage.Title(Ja, since with { Since = null, Whole = Sample.Bridge(100) }).ShouldBe("締めた月はまだなく、当月の増減もない");
    }

    [Fact]
    public void SinceClose_ClosedMonthRestated_CountsFromWhatWasClosedAndNamesTheRestatement()
    {
        // Closed with 98; the opening is 100 now: 2 restated and 5 new make 7.
        var closes = new CloseRecords([Entry(1, 9)], []);
        var since = new SinceClose(closes.Before(October), Sample.Bridge(100, added: 5), [(October, Sample.Bridge(100, added: 5))]) { Closed = 98_000_000 };

        SinceClosePage.Title(Ja, since).ShouldBe("9月の締めからMRRは7.00百万円増えた（改訂+2.00、新規+5.00など）");
        SinceClosePage.Title(En, since).ShouldBe("Since the close of September, MRR rose JPY 7.00m (restated +2.00)");
        SinceClosePage.Title(En, since with { Whole = Sample.Bridge(90) }).ShouldBe("Since the close of September, MRR fell JPY 8.00m (restated −8.00)");
    }

    [Theory]
    [InlineData("0.08123456", "percent", "8.12%")]
    [InlineData("1234567.8", "money", "1,234,568")]
    [InlineData("12", "count", "12")]
    [InlineData(null, "count", "–")]
    public void Restated_Value_IsPrintedInItsUnit(string? value, string unit, string printed) => RestatementRows.Printed(value, unit).ShouldBe(printed);

    [Fact]
    public void Build_Restricted_IsRefused() =>
        Should.Throw<PackException>(() => FinanceModel.Build(new FakeMetrics(Scenario.OneAccount), new PackRequest(October, "ja", ".") { Scope = PackScope.Csm("佐藤") }))
            .Message.ShouldContain("cannot be restricted to account__csm '佐藤'");

    internal static LedgerBridge Bridge(decimal started, decimal byDay, decimal unexplained) => new(
        "recurring_revenue",
        [
            new("mrr", "opening", new Words("月末MRR", "MRR"), "star"), new("started", "explained", new Words("月途中の開始（開始前）", "Started: days before"), "subscriptions"),
            new("by_day", "explained", new Words("日割り", "By the day"), "subscriptions"), new("unexplained", "unexplained", new Words("未解明差異", "Unexplained"), "ledger"), new("ledger", "closing", new Words("元帳", "Ledger"), "ledger"),
        ],
        [Account("A", 10_000_000, started, byDay, unexplained)]);

    internal static CloseRecord Entry(long number, int month, bool isClose = true) => new(number, isClose, new DateOnly(2026, month, 1), "山田", new DateTime(2026, 11, 5, 0, 0, 0, DateTimeKind.Utc), null, isClose ? 1705 : 0, $"hash {number}");

    internal static RestatedValue Restated(int month, string metric) => new(new DateOnly(2026, month, 1), metric, "", "", "1", "2", "a late delivery");

    private static LedgerAccount Account(string account, decimal mrr, decimal started, decimal byDay, decimal unexplained) => new(
        account, account, new Dictionary<string, decimal> { ["mrr"] = mrr, ["started"] = started, ["by_day"] = byDay, ["unexplained"] = unexplained, ["ledger"] = mrr + started + byDay + unexplained });
}
