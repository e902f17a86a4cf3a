using DuckDB.NET.Data;
using Warehouse.DuckDb;
using Warehouse.Etl;
using Warehouse.Etl.Load;

namespace Warehouse.Tests.Etl.Load;

/// <summary>The contracts that the repository ships, on a row or two each.</summary>
public sealed class StandardContractTests : IDisposable
{
    private static readonly Checkout Checkout = new(RepositoryRoot.Path);

    private readonly WarehouseHome home = new(Directory.CreateTempSubdirectory("warehouse-standard-").FullName);
    private readonly DuckDBConnection connection;

    public StandardContractTests()
    {
        EmptyBuild.PutInto(home);
        connection = BuildDatabase.Open(home);
    }

    [Fact]
    public void Subscriptions_BrokenRules_AreRejectedWithTheirReason()
    {
        // Nine good rows keep the bad ones under the limit: 5 of 60.
        var good = string.Concat(Enumerable.Range(1, 55).Select(number => $"S{number},2026-01-01,A1,core,100,0,1,\n"));
        Deliver("standard/subscriptions/a.csv", "subscription_id,start_date,account_id,product,amount,discount_amount,billing_months,end_date\n" + good + """
            X1,2026-02-01,A1,core,100,,1,2026-01-31
            X2,2026-02-01,A1,core,-1,,1,
            X3,2026-02-01,A1,core,100,101,1,
            X4,2026-02-01,A1,core,100,,0,
            X5,2026-02-01,A1,,100,,1,
            Y1,2026-02-01,A1,core,100,100,12,2026-02-01
            """);

        Load().RowsLoaded.ShouldBe(56);

        Rejects().ShouldBe(
        [
            "57|end_date|end_date is before start_date|2026-01-31",
            "58|amount|the value is too small|-1",
            "59|discount_amount|discount_amount is more than amount|101",
            "60|billing_months|the value is too small|0",
            "61|product|a required value is empty|",
        ]);
    }

    [Fact]
    public void UsageEvent_CorrectedIntoAnotherMonth_CountsOnce()
    {
        const string Header = "event_id,account_id,user_id,occurred_at,event\n";
        Deliver("standard/usage_events/a.csv", $"{Header}E1,A1,U1,2026-01-31T23:30:00+09:00,login\nE2,A1,U1,2026-01-31T23:40:00+09:00,login\n");
        Load();
        Deliver("standard/usage_events/b.csv", $"{Header}E1,A1,U1,2026-02-01T00:30:00+09:00,login\n");
        Load();

        connection.Query("select event_id, occurred_at from raw.standard__usage_events order by event_id", row => (row.Get<string>(0), row.Get<DateTime>(1)))
            .ShouldBe([("E1", new DateTime(2026, 1, 31, 15, 30, 0)), ("E2", new DateTime(2026, 1, 31, 14, 40, 0))]);
    }

    [Theory]
    [InlineData("surveys", "response_id,account_id,kind,score,answered_at\nR1,A1,csat,6,2026-01-01\n", "score|a csat score is from 1 to 5|6")]
    [InlineData("surveys", "response_id,account_id,kind,score,answered_at\nR1,A1,nps,11,2026-01-01\n", "score|an nps score is from 0 to 10|11")]
    [InlineData("surveys", "response_id,account_id,kind,score,answered_at\nR1,A1,mood,1,2026-01-01\n", "kind|the value is not one of those known|mood")]
    [InlineData("tickets", "ticket_id,account_id,opened_at,satisfaction\nT1,A1,2026-01-01,0\n", "satisfaction|the value is too small|0")]
    [InlineData("fx_rates", "date,currency,rate\n2026-01-01,USD,0\n", "rate|rate is not above zero|0")]
    [InlineData("fx_rates", "date,currency,rate\n2026-01-01,dollar,150\n", "currency|the value has another shape|dollar")]
    [InlineData("contracts", "contract_id,account_id,start_date,term_end_date\nC1,A1,2026-02-01,2026-01-31\n", "term_end_date|term_end_date is before start_date|2026-01-31")]
    [InlineData("costs", "cost_id,month,category,amount\nC1,2026-13,sales,1\n", "month|the value doesn't fit its type|2026-13")]
    public void OneBadRow_FailsItsObjectAndSaysWhy(string name, string text, string expected)
    {
        Deliver($"standard/{name}/a.csv", text);

        var failure = Load().Objects.ShouldHaveSingleItem().Failure.ShouldNotBeNull();

        var parts = expected.Split('|');
        failure.ShouldContain($":2: {parts[0]}: {parts[1]}; expected ");
        failure.ShouldEndWith($"found '{parts[2]}'");
    }

    [Fact]
    public void Timestamps_WithAndWithoutOffset_AreStoredInUtc()
    {
        Deliver("standard/usage_events/a.csv", """
            event_id,account_id,user_id,occurred_at,event
            E1,A1,U1,2026-04-01T08:30:00+09:00,login
            E2,A1,U1,2026-04-01T08:30:00Z,login
            E3,A1,U1,2026-04-01 08:30:00,login
            E4,A1,U1,2026-04-01,login
            """);

        Load();

        connection.Query("select occurred_at from raw.standard__usage_events order by event_id", row => row.Get<DateTime>(0)).ShouldBe(
        [
            new(2026, 3, 31, 23, 30, 0), new(2026, 4, 1, 8, 30, 0), new(2026, 3, 31, 23, 30, 0), new(2026, 3, 31, 15, 0, 0),
        ]);
    }

    [Fact]
    public void Ravenstack_BothSpellingsOfTheExport_AreReadAsTheyCome()
    {
        Deliver("raven/ravenstack_subscriptions.csv", "subscription_id,account_id,start_date,end_date,mrr_amount,is_trial,billing_frequency\nS-1,A-1,2023-12-23,2024-04-12,2786,False,monthly\n");
        Deliver("raven/support_tickets.csv", "ticket_id,account_id,submitted_at,closed_at\nT-1,A-1,27-07-2023,28-07-2023 03:00\n");

        LoadStage.Run(connection, home, Checkout, Path.Combine(home.Path, "landing", "raven"), "ravenstack", TimeProvider.System, QuietLog.Instance).RowsLoaded.ShouldBe(2);

        connection.Scalar<DateOnly>("select end_date from raw.ravenstack__subscriptions").ShouldBe(new DateOnly(2024, 4, 12));
        connection.Query("select submitted_at, closed_at from raw.ravenstack__support_tickets", row => (row.Get<DateTime>(0), row.Get<DateTime>(1))).ShouldBe([(new(2023, 7, 27), new(2023, 7, 28, 3, 0, 0))]);
    }

    public void Dispose()
    {
        connection.Dispose();
        Directory.Delete(home.Path, recursive: true);
    }

    private void Deliver(string path, string text)
    {
        var file = Path.Combine(home.Path, "landing", path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    private LoadResult Load() => LoadStage.Run(connection, home, Checkout, Path.Combine(home.Path, "landing"), null, TimeProvider.System, QuietLog.Instance);

    private IReadOnlyList<string> Rejects() =>
        connection.Query("select concat_ws('|', line, column_name, reason, coalesce(found, '')) from etl.reject order by line", row => row.Get<string>(0)!);
}
