using System.Globalization;
using DuckDB.NET.Data;
using Warehouse.DuckDb;
using Warehouse.Etl;
using Warehouse.Etl.Settings;
using Warehouse.Tests.Etl.Schedule;

namespace Warehouse.Tests.Etl.Settings;

/// <summary>A build brings the settings to what warehouse.json says without rewriting what it says already.</summary>
public sealed class SettingTablesTests : IDisposable
{
    private const string Components = "select component, weight, rowid from etl.score_component where score = 'health' order by component";

    private static readonly DateOnly Day = new(2026, 11, 5);

    private readonly string folder = Directory.CreateTempSubdirectory("warehouse-settings-").FullName;
    private readonly DuckDBConnection connection;

    public SettingTablesTests()
    {
        var home = new WarehouseHome(Path.Combine(folder, "home"));
        EmptyBuild.PutInto(home);
        connection = BuildDatabase.Open(home);
        Fill("""{"health": {"renewal_intent": {"proposal": 0.6, "lost": 0}}, "key_features": ["alert", "report"]}""", Day);
    }

    [Fact]
    public void Fill_SameSettings_WritesNoRowAnew()
    {
        var before = Rows(Components);

        Fill("""{"health": {"renewal_intent": {"proposal": 0.6, "lost": 0}}, "key_features": ["alert", "report"]}""", Day);

        Rows(Components).ShouldBe(before);
    }

    [Fact]
    public void Fill_OneWeightChanged_ChangesThatRowInItsPlace()
    {
        var before = Rows(Components);

        Fill("""{"health": {"weights": {"feature_use": 40}}}""", Day);

        Rows(Components).ShouldBe([before[0].Replace("30.0000", "40.0000", StringComparison.Ordinal), .. before.Skip(1)]);
        before[0].ShouldStartWith("feature_use|30.0000|");
    }

    [Fact]
    public void Fill_StagesAndFeaturesAddedAndTakenAway_HoldsWhatIsSaidNow()
    {
        Fill("""{"health": {"renewal_intent": {"proposal": 0.7, "won": 1}}, "key_features": ["report", "workflow"]}""", Day.AddDays(1));

        Rows("select stage, intent from etl.renewal_stage order by stage").ShouldBe(["proposal|0.7000", "won|1.0000"]);
        Rows("select feature from etl.key_feature order by feature").ShouldBe(["report", "workflow"]);
        Rows("select cast(as_of_date as varchar) from etl.setting").ShouldBe(["2026-11-06"]);
    }

    [Fact]
    public void Fill_TimeZone_SaysItsMinutesWhereTheyNeverChange()
    {
        foreach (var (zone, minutes, because) in new[]
        {
            ("Asia/Tokyo", "540", "its summer time ended in 1951"), ("Asia/Kolkata", "330", "half an hour more than five"), ("America/Phoenix", "-420", "behind, and without summer time since 1968"),
            ("Asia/Kathmandu", "", "fifteen minutes were added in 1986"), ("Europe/London", "", "summer time"), ("Australia/Lord_Howe", "", "half an hour of summer time"),
        })
        {
            Fill($$"""{"reporting_time_zone": "{{zone}}"}""", Day);

            Rows("select reporting_utc_minutes from etl.setting").ShouldBe([minutes], $"{zone}: {because}");
            Rows(
                """
                select count(*) > 10000 and count(*) = count(*) filter (local_date_of_many(instant, reporting_time_zone, reporting_utc_minutes) = local_date(instant, reporting_time_zone))
                from generate_series(timestamp '1946-01-01 00:00:00', timestamp '2090-01-01 00:00:00', interval 311231 seconds) as instants(instant), etl.setting
                """).ShouldBe(["True"], zone);
        }
    }

    [Fact]
    public void Record_SettingsChangedAddedAndTakenAway_AreRowsWithTheirInstant()
    {
        Record("""{"ltv_cap_months": 60, "health": {"renewal_intent": {"proposal": 0.6}}}""", "2026-11-05T09:00:00Z");
        var first = Rows("select count(*), count(value_before), count(distinct changed_at) from etl.setting_change").Single();
        Record("""{"ltv_cap_months": 60, "health": {"renewal_intent": {"proposal": 0.6}}}""", "2026-11-06T09:00:00Z");
        Record("""{"ltv_cap_months": 48, "as_of": "2026-10-31"}""", "2026-11-07T09:00:00Z");
        Record("""{"ltv_cap_months": 60, "as_of": "2026-10-31"}""", "2026-11-08T09:00:00Z");

        // The first time everything is recorded, with nothing before it, all at once; the day after nothing was new.
        first.ShouldMatch("^[0-9]{2}[|]0[|]1$");
        Rows("select setting_key, value_before, value_after, cast(changed_at as varchar) from etl.setting_change where changed_at > timestamp '2026-11-05 12:00:00' order by changed_at, setting_key").ShouldBe(
        [
            "as_of||\"2026-10-31\"|2026-11-07 09:00:00",
            "health.renewal_intent.proposal|0.6||2026-11-07 09:00:00",
            "ltv_cap_months|60|48|2026-11-07 09:00:00",
            "ltv_cap_months|48|60|2026-11-08 09:00:00",
        ]);
    }

    public void Dispose()
    {
        connection.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private void Record(string json, string at) => SettingHistory.Record(connection, Read(json), new FakeClock(DateTimeOffset.Parse(at, CultureInfo.InvariantCulture)));

    private void Fill(string json, DateOnly asOf) => SettingTables.Fill(connection, Read(json), asOf);

    private WarehouseSettings Read(string json)
    {
        var file = Path.Combine(folder, "checkout.json");
        File.WriteAllText(file, json);
        return WarehouseSettings.Read(new WarehouseHome(folder), file);
    }

    private IReadOnlyList<string> Rows(string sql) => connection.Query(sql, row => string.Join('|', Enumerable.Range(0, row.FieldCount).Select(at => Convert.ToString(row.GetValue(at), CultureInfo.InvariantCulture))));
}
