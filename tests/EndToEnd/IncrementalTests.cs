using System.Globalization;
using DuckDB.NET.Data;
using Warehouse.DuckDb;
using Warehouse.Etl.Build;

namespace Warehouse.Tests.EndToEnd;

/// <summary>
/// A company delivered day by day: most events on their own day, some weeks late, some corrected afterwards, a few moved to another day; accounts
/// that change in the CRM, subscriptions that come late or with another price.
/// </summary>
/// <remarks>WAREHOUSE_DAYS sets the number of days; a promise is made about thirty.</remarks>
public sealed class IncrementalTests(SmallCompany company) : IClassFixture<SmallCompany>, IDisposable
{
    private static readonly int Days = int.Parse(Environment.GetEnvironmentVariable("WAREHOUSE_DAYS") ?? "4", CultureInfo.InvariantCulture);

    private readonly string landing = Directory.CreateTempSubdirectory("warehouse-days-").FullName;
    private readonly SmallWarehouse daily = new();

    [Fact]
    public void Build_DayByDay_GivesTheMartsOfOneFullBuildRowForRow()
    {
        CutIntoDays();
        for (var day = 0; day <= Days; day++)
        {
            daily.Load(Path.Combine(landing, $"{day}"));
            daily.Build(SmallCompany.LastDay.AddDays(day - Days));
        }

        daily.MostlyMadeInPart().ShouldBe(
            ["intermediate.int_usage_days", "intermediate.int_key_feature_days", "intermediate.int_key_feature_months", "intermediate.int_account_days", "intermediate.int_account_month_usage", "star.fct_account_day", "star.fct_usage_day"], ignoreOrder: true);
        var marts = daily.Marts();

        using var atOnce = new SmallWarehouse();
        foreach (var day in Enumerable.Range(0, Days + 1).Reverse()) atOnce.Load(Path.Combine(landing, $"{day}"));
        atOnce.Build(SmallCompany.LastDay);
        marts.ShouldBe(atOnce.Marts());

        daily.Build(SmallCompany.LastDay, full: true).Unchanged.ShouldBe(0);
        daily.Marts().ShouldBe(marts);
    }

    public void Dispose()
    {
        daily.Dispose();
        Directory.Delete(landing, recursive: true);
    }

    private void CutIntoDays()
    {
        using var files = Duck.Open(Duck.InMemory);
        files.Execute("set TimeZone = 'Asia/Tokyo'");
        files.Execute($"create table events as select *, occurred_at::timestamptz::date as day, hash(event_id) % 100 as draw from read_csv({Literal.Quote(Path.Combine(company.Standard, "usage_events", "**", "*.csv"))}, all_varchar = true)");
        files.Execute("create table delivered as select *, day + case when draw < 3 then 3 + (draw * 7)::int when draw < 10 then 1 else 0 end as delivered_on from events");
        var last = "2026-11-05";
        foreach (var folder in Directory.EnumerateDirectories(company.Standard).Where(folder => Path.GetFileName(folder) != "usage_events"))
        {
            foreach (var delivery in company.Deliveries.Where(delivery => delivery.Contains($"/{Path.GetFileName(folder)}/", StringComparison.Ordinal) && !(delivery.Contains("/accounts/", StringComparison.Ordinal) || delivery.Contains("/subscriptions/", StringComparison.Ordinal)))) company.Deliver(delivery, Path.Combine(landing, "0"));
        }

        var accounts = Path.Combine(company.Standard, "accounts", last, "accounts.csv");
        var subscriptions = Directory.EnumerateFiles(Path.Combine(company.Standard, "subscriptions", last), "*.csv").Single();
        for (var day = 0; day <= Days; day++)
        {
            var date = SmallCompany.LastDay.AddDays(day - Days);
            var sql = string.Create(CultureInfo.InvariantCulture, $"date '{date:yyyy-MM-dd}'");
            // A correction comes two days after the event and says another length; one in four also says the day after.
            Write(files, "usage_events", day, date, complete: false, $"""
                select * exclude (day, draw, delivered_on) from delivered where {(day == 0 ? $"delivered_on <= {sql}" : $"delivered_on = {sql}")}
                union all by name
                select * exclude (day, draw, delivered_on) replace ('77' as duration_seconds, case when draw = 50 then strftime(occurred_at::timestamptz + interval 1 day, '%Y-%m-%dT%H:%M:%S+09:00') else occurred_at end as occurred_at)
                from delivered where draw between 50 and 53 and delivered_on + 2 = {sql} and delivered_on < {sql}
                """);
            Write(files, "accounts", day, date, complete: true, $"select * replace (case when (hash(account_id) % 25 + {day}) % 25 = 0 then 'Moved ' || segment else segment end as segment) from read_csv({Literal.Quote(accounts)}, all_varchar = true)");
            Write(files, "subscriptions", day, date, complete: true, $"select * replace (case when hash(subscription_id) % {Days + 1} < {day} and hash(subscription_id) % 3 = 0 then (amount::decimal(18, 4) * 2)::varchar else amount end as amount) from read_csv({Literal.Quote(subscriptions)}, all_varchar = true) where hash(subscription_id, 'late') % {2 * (Days + 1)} <= {day + Days}");
        }
    }

    /// <summary>A delivery taken at three in the morning after a day.</summary>
    private void Write(DuckDBConnection files, string name, int day, DateOnly date, bool complete, string sql)
    {
        var folder = Path.Combine(landing, $"{day}", "standard", name, $"{day}");
        Directory.CreateDirectory(folder);
        files.Execute($"copy ({sql}) to {Literal.Quote(Path.Combine(folder, $"{name}.csv"))} (header)");
        File.WriteAllText(Path.Combine(folder, "_manifest.json"), string.Create(CultureInfo.InvariantCulture, $$"""{"extracted_at": "{{date.AddDays(1):yyyy-MM-dd}}T03:00:00+09:00", "files": ["{{name}}.csv"], "complete": {{(complete ? "true" : "false")}}}"""));
    }
}
