using Warehouse.DuckDb;
using Warehouse.Etl;
using Warehouse.Etl.Settings;

namespace Warehouse.Tests.Etl.Settings;

public sealed class WarehouseSettingsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("warehouse-settings-").FullName;

    private string CheckoutFile => Path.Combine(folder, "checkout.json");

    private WarehouseHome Home => new(folder);

    [Fact]
    public void Read_TheCheckoutsOwnFile_IsValid()
    {
        var settings = WarehouseSettings.Read(Home, RepositoryRoot.Combine("warehouse.json"));

        settings.CompanyName.ShouldBe("株式会社みほんクラウド");
        (settings.HighTouchArr, settings.LowTouchArr, settings.LtvCapMonths).ShouldBe((10_000_000m, 1_000_000m, 60));
        settings.KpiTargets.Single(kpi => kpi.Metric == "nrr").ShouldBe(new KpiTarget("nrr", 1.10m, 1.00m, "up"));
    }

    [Fact]
    public void Read_HomeOverCheckout_WinsKeyByKey()
    {
        Checkout("""{"company_name": "A", "ltv_cap_months": 48, "touch_tiers": {"high_arr": 9, "low_arr": 3}, "kpi_targets": {"nrr": {"target": 1.1, "amber": 1.0}, "nps": {"target": 30}}}""");
        HomeFile("""{"company_name": "B", "touch_tiers": {"high_arr": 12}, "kpi_targets": {"nrr": {"amber": 0.9}}}""");

        var settings = WarehouseSettings.Read(Home, CheckoutFile);

        (settings.CompanyName, settings.LtvCapMonths, settings.HighTouchArr, settings.LowTouchArr).ShouldBe(("B", 48, 12m, 3m));
        settings.KpiTargets.ShouldBe([new KpiTarget("nrr", 1.1m, 0.9m, "up"), new KpiTarget("nps", 30m, null, "up")]);
    }

    [Fact]
    public void Read_NullInTheHome_FallsBackToTheDefault()
    {
        Checkout("""{"as_of": "2026-10-31", "ltv_cap_months": 48}""");
        HomeFile("""{"as_of": null, "ltv_cap_months": null}""");

        var settings = WarehouseSettings.Read(Home, CheckoutFile);

        settings.AsOf.ShouldBeNull();
        settings.LtvCapMonths.ShouldBe(60);
    }

    [Theory]
    [InlineData("""{"ltv_cap_month": 48}""", "unknown key 'ltv_cap_month'; did you mean 'ltv_cap_months'?")]
    [InlineData("""{"fiscal_year_start_month": 13}""", "'fiscal_year_start_month': expected a whole number from 1 to 12, found 13")]
    [InlineData("""{"yearly_discount_rate": "10%"}""", "'yearly_discount_rate': expected a number from 0 to 10, found \"10%\"")]
    [InlineData("""{"cost_spreading": "mrr"}""", "'cost_spreading': expected \"new_accounts\" or \"new_mrr\", found \"mrr\"")]
    [InlineData("""{"as_of": "2026-02-30"}""", "'as_of': expected a date (YYYY-MM-DD), found \"2026-02-30\"")]
    [InlineData("""{"reporting_currency": "yen"}""", "'reporting_currency': expected an ISO 4217 code such as JPY, found \"yen\"")]
    [InlineData("""{"key_features": "search"}""", "'key_features': expected a list of texts, found \"search\"")]
    [InlineData("""{"touch_tiers": {"high_arr": 1, "low_arr": 2}}""", "'touch_tiers.low_arr': expected at most touch_tiers.high_arr, found 2")]
    [InlineData("""{"kpi_targets": {"nrr": {"target": 1.1, "amber": 1.2}}}""", "'kpi_targets.nrr.amber': expected a bound that is worse than the target, as better is up, found 1.2")]
    [InlineData("""{"kpi_targets": {"nrr": {"goal": 1.1}}}""", "unknown key 'kpi_targets.nrr.goal'; known: amber, better, target")]
    public void Read_WrongValue_NamesFileKeyExpectedAndFound(string json, string message)
    {
        Checkout(json);

        Should.Throw<WarehouseException>(() => WarehouseSettings.Read(Home, CheckoutFile)).Message.ShouldBe($"{CheckoutFile}:1: {message}");
    }

    [Fact]
    public void Read_NotJson_NamesLineAndPlace()
    {
        Checkout("{\n  \"company_name\": oops\n}");

        Should.Throw<WarehouseException>(() => WarehouseSettings.Read(Home, CheckoutFile)).Message.ShouldStartWith($"{CheckoutFile}:2:19: not JSON:");
    }

    [Fact]
    public void Read_WrongValueOnALaterLine_NamesThatLine()
    {
        Checkout("{\n  // A comment.\n  \"touch_tiers\": {\n    \"high_ar\": 1\n  }\n}");

        Should.Throw<WarehouseException>(() => WarehouseSettings.Read(Home, CheckoutFile)).Message.ShouldBe($"{CheckoutFile}:4: unknown key 'touch_tiers.high_ar'; did you mean 'high_arr'?");
    }

    [Fact]
    public void Read_TargetWithoutItsNumber_NamesTheLineOfWhatEnclosesIt()
    {
        Checkout("{\n  \"kpi_targets\": {\n    \"nrr\": { \"amber\": 1 }\n  }\n}");

        Should.Throw<WarehouseException>(() => WarehouseSettings.Read(Home, CheckoutFile)).Message.ShouldBe($"{CheckoutFile}:3: 'kpi_targets.nrr.target': expected a number, found nothing");
    }

    [Fact]
    public void Read_KeyTwice_IsRefused()
    {
        Checkout("{\n  \"ltv_cap_months\": 48,\n  \"ltv_cap_months\": 60\n}");

        Should.Throw<WarehouseException>(() => WarehouseSettings.Read(Home, CheckoutFile)).Message.ShouldBe($"{CheckoutFile}:3: 'ltv_cap_months' stands here a second time; keep one");
    }

    [Fact]
    public void Effective_HomeCheckoutAndDefault_SaysWhereEachComesFrom()
    {
        Checkout("{\n  \"ltv_cap_months\": 48,\n  \"key_features\": [ \"a\",  \"b\" ],\n  \"touch_tiers\": { \"high_arr\": 9, \"low_arr\": 3 }\n}");
        HomeFile("{\n  \"touch_tiers\": {\n    \"high_arr\": 12\n  }\n}");

        var settings = WarehouseSettings.Read(Home, CheckoutFile).Effective.ToDictionary(setting => setting.Key);

        settings["ltv_cap_months"].ShouldBe(new EffectiveSetting("ltv_cap_months", "48", CheckoutFile, 2));
        settings["key_features"].Value.ShouldBe("""["a","b"]""");
        settings["touch_tiers.high_arr"].ShouldBe(new EffectiveSetting("touch_tiers.high_arr", "12", Home.SettingsFile, 3));
        settings["touch_tiers.low_arr"].From.ShouldBe($"{CheckoutFile}:4");
        settings["yearly_discount_rate"].From.ShouldBe("default");
        settings.ShouldNotContainKey("as_of");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private void Checkout(string json) => File.WriteAllText(CheckoutFile, json);

    private void HomeFile(string json) => File.WriteAllText(Home.SettingsFile, json);
}
