using System.Globalization;
using Warehouse.DuckDb;
using Warehouse.Etl;
using Warehouse.Etl.Settings;

namespace Warehouse.Tests.Etl.Settings;

public sealed class AsOfTests : IDisposable
{
    private readonly ScratchSource source = new();

    public AsOfTests() => source.Contract("orders", "id* varchar");

    [Theory]
    [InlineData("2026-04-30", "2026-04-01")]
    [InlineData("2026-04-29", "2026-03-01")]
    [InlineData("2026-01-15", "2025-12-01")]
    [InlineData("2024-02-29", "2024-02-01")]
    [InlineData("2024-02-28", "2024-01-01")]
    public void ClosingMonth_OfADay_IsTheLastThatHasEndedByItInclusive(string asOf, string expected) => AsOf.ClosingMonth(Day(asOf)).ShouldBe(Day(expected));

    [Fact]
    public void Decide_OptionThenSettingThenLatestDeliveryInTheReportingZone()
    {
        // 15:30 UTC on 31 March is already 1 April in Tokyo.
        source.Deliver("orders/a.csv", "id\nA1\n"u8.ToArray(), "2026-03-31T15:30:00Z");
        source.Load();
        var settings = Read("{}");

        AsOf.Decide(source.Connection, settings, Day("2026-01-05")).ShouldBe(Day("2026-01-05"));
        AsOf.Decide(source.Connection, settings with { AsOf = Day("2026-02-05") }, null).ShouldBe(Day("2026-02-05"));
        AsOf.Decide(source.Connection, settings, null).ShouldBe(Day("2026-04-01"));
        AsOf.Decide(source.Connection, settings with { ReportingTimeZone = "UTC" }, null).ShouldBe(Day("2026-03-31"));
    }

    [Fact]
    public void Decide_NothingLoaded_SaysWhatToDo() =>
        Should.Throw<WarehouseException>(() => AsOf.Decide(source.Connection, Read("{}"), null)).Message.ShouldContain("run load first, or give --as-of");

    [Fact]
    public void Fill_Settings_WritesWhatModelsRead()
    {
        var settings = Read("""{"company_name": "みほん", "key_features": ["search", "export"], "kpi_targets": {"logo_churn": {"target": 0.05, "amber": 0.1, "better": "down"}}}""");

        SettingTables.Fill(source.Connection, settings, Day("2026-04-30"));
        SettingTables.Fill(source.Connection, settings, Day("2026-05-30"));

        source.Rows("select as_of_date, closing_month, first_month, reporting_time_zone, reporting_currency, fiscal_year_start_month, touch_tier_high_arr, ltv_cap_months, yearly_discount_rate, cs_in_cost_of_revenue, company_name, minimum_key_features, cost_spreading, reporting_utc_minutes from etl.setting")
            .ShouldBe(["2026-05-30|2026-04-01|-|Asia/Tokyo|JPY|4|10000000.0000|60|0.100000|False|みほん|5|new_accounts|540"]);
        source.Rows("select feature from etl.key_feature order by feature").ShouldBe(["export", "search"]);
        source.Rows("select metric, target, amber, better from etl.kpi_target").ShouldBe(["logo_churn|0.0500|0.1000|down"]);
    }

    [Fact]
    public void Fill_UnknownTimeZone_NamesTheNearest() =>
        Should.Throw<WarehouseException>(() => SettingTables.Fill(source.Connection, Read("""{"reporting_time_zone": "Asia/Tokio"}"""), Day("2026-04-30"))).Message
            .ShouldBe($"{Path.Combine(source.Landing, "warehouse.json")}:1: 'reporting_time_zone': expected the IANA name of a time zone, found 'Asia/Tokio'; did you mean 'Asia/Tokyo'?");

    public void Dispose() => source.Dispose();

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);

    private WarehouseSettings Read(string json)
    {
        var file = Path.Combine(source.Landing, "warehouse.json");
        File.WriteAllText(file, json);
        return WarehouseSettings.Read(source.Home, file);
    }
}
