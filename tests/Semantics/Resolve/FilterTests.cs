using Warehouse.Semantics;
using Warehouse.Tests.Semantics.Fixtures;

namespace Warehouse.Tests.Semantics.Resolve;

/// <summary>Filters are parsed and bound: they choose rows and can do nothing else.</summary>
public sealed class FilterTests : IDisposable
{
    private readonly TinyWarehouse warehouse = new TinyWarehouse("2026-01", "2026-03")
        .Accounts(
            "1 a tier=high region=east industry=it cohort_month=2026-01-01", "2 b tier=low region=west industry=food", "3 c tier=low region=east industry=it",
            "4 d tier=tech region=o'hara industry=it")
        .Rows(
            "star.fct_mrr_month",
            "account_id, month, account_key, mrr, paying_accounts",
            "'a', '2026-03-01', 1, 1, 1", "'b', '2026-03-01', 2, 10, 1", "'c', '2026-03-01', 3, 100, 1", "'d', '2026-03-01', 4, 1000, 1", "'a', '2026-02-01', 1, 7, 1");

    public void Dispose() => warehouse.Dispose();

    [Theory]
    [InlineData("{{ Dimension('account__touch_tier') }} = 'low'", "110")]
    [InlineData("{{ Dimension('account__touch_tier') }} != 'low'", "1001")]
    [InlineData("{{ Dimension('account__touch_tier') }} in ('high', 'tech')", "1001")]
    [InlineData("{{ Dimension('account__touch_tier') }} not in ('high', 'tech')", "110")]
    [InlineData("{{ Dimension('account__touch_tier') }} like 't%' or {{ Dimension('account__region') }} = 'west'", "1010")]
    [InlineData("{{ Dimension('account__touch_tier') }} = 'low' and {{ Dimension('account__region') }} = 'east'", "100")]
    [InlineData("not ({{ Dimension('account__touch_tier') }} = 'low' or {{ Dimension('account__touch_tier') }} = 'high')", "1000")]
    [InlineData("({{ Dimension('account__region') }} = 'west' or {{ Dimension('account__region') }} = 'east') and {{ Dimension('account__industry') }} = 'it'", "101")]
    [InlineData("{{ Dimension('account__region') }} = 'o''hara'", "1000")]
    [InlineData("{{ Dimension('account__cohort') }} is null", "1110")]
    [InlineData("{{ Dimension('account__cohort') }} between '2026-01-01' and '2026-01-31'", "1")]
    [InlineData("{{ TimeDimension('account__cohort', 'year') }} = '2025-04-01'", "1")]
    [InlineData("{{ Entity('account') }} in ('a', 'd')", "1001")]
    [InlineData("account__touch_tier = 'low' and account <> 'b'", "100")]
    public void Filter_OverDimensions_KeepsTheirMembers(string where, string mrr) => warehouse.Query("mrr", where: where).Text().ShouldBe(mrr);

    [Theory]
    [InlineData("{{ TimeDimension('metric_time', 'month') }} = '2026-02-01'", "7")]
    [InlineData("{{ TimeDimension('metric_time', 'month') }} < '2026-03-01' and account__touch_tier = 'high'", "7")]
    [InlineData("{{ Dimension('metric_time').grain('quarter') }} = '2026-01-01'", "1111")]
    [InlineData("{{ TimeDimension('metric_time', 'month') }} < '2020-01-01'", "")]
    public void Filter_OverMetricTime_ChoosesMonths(string where, string mrr) => warehouse.Query("mrr", where: where).Text().ShouldBe(mrr);

    [Theory]
    [InlineData("account__touch_tier = 'low'; drop table star.fct_mrr_month", "where, column 28: ';' is not part of the language")]
    [InlineData("account__touch_tier = 'low' -- and so on", "where, column 32: expected a value, found and")]
    [InlineData("exists (select 1)", "where, column 1: expected a function")]
    [InlineData("account__touch_tier = (select 1)", "where, column 31: expected ')', found 1")]
    [InlineData("read_csv('/etc/passwd') = 'x'", "where, column 1: expected a function")]
    [InlineData("account__touch_tier = 'low", "where, column 23: the quote ' is not closed")]
    [InlineData("account__touch_tier = ", "where, column 23: expected a value, found the end")]
    [InlineData("{{ Dimension('account__touch_tier') = 'low'", "where, column 37: expected '}}', found =")]
    [InlineData("{{ Dimensoin('account__touch_tier') }} = 'low'", "where, column 4: expected Dimension, TimeDimension, Entity, Metric, found Dimensoin")]
    [InlineData("{{ TimeDimension('metric_time', 'moon') }} = 'low'", "'metric_time': expected a grain (day, week, month, quarter, year), found 'moon'")]
    [InlineData("{{ TimeDimension('metric_time', 'month') }} = '2026-02'", "'2026-02' is compared with a time: expected a date such as '2026-01-31'")]
    [InlineData("account__cohort > '2026-02-30'", "'2026-02-30' is compared with a time")]
    [InlineData("account__touch_teir = 'low'", "the dimension 'account__touch_teir' is unknown; did you mean 'account__touch_tier'")]
    [InlineData("{{ TimeDimension('metric_time', 'month') }} = '2026-02-01' or account__touch_tier = 'low'", "mixes metric_time with other dimensions")]
    [InlineData("{{ TimeDimension('account__touch_tier', 'month') }} = '2026-02-01'", "'account__touch_tier' is not a time, so it has no month")]
    [InlineData("{{ TimeDimension('account__cohort', 'day') }} = '2026-02-01'", "'account__cohort' is known by month, not by day")]
    public void Filter_OutsideTheLanguage_IsRefusedWithItsPlace(string where, string message) =>
        Should.Throw<SemanticException>(() => warehouse.Query("mrr", where: where)).Message.ShouldContain(message);

    [Fact]
    public void FilterLiterals_InTheStatement_AreParametersOnly()
    {
        var text = warehouse.Engine.Explain(TinyWarehouse.Request("mrr", where: "account__region = 'o''hara' and account__cohort > '2026-01-01'"));
        var sql = text[text.IndexOf("with\n", StringComparison.Ordinal)..text.IndexOf("-- $1", StringComparison.Ordinal)];
        sql.ShouldNotContain("hara");
        sql.ShouldContain("account.region = $1");
        text.ShouldEndWith("-- $1 = 'o'hara'\n-- $2 = 2026-01-01");
    }
}
