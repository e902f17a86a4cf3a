using Warehouse.DuckDb;
using Warehouse.Etl.Generate;

namespace Warehouse.Tests.Etl.Generate.Extracts;

public sealed class UsageFilesTests : IClassFixture<UsageFilesTests.BusyCompany>
{
    private readonly BusyCompany _company;

    public UsageFilesTests(BusyCompany company) => _company = company;

    [Fact]
    public void Events_ComeToAboutTheirTarget() =>
        Count("select count(distinct event_id) from events").ShouldBeInRange(34_000, 50_000);

    [Fact]
    public void Events_OfTheFirstDaysAfterTheClosingMonth_AreThere_AndNoLaterOnes()
    {
        Count("select count(*) from events where local_day > date '2026-10-31'").ShouldBeGreaterThan(0);
        Count("select count(*) from events where local_day > date '2026-11-04'").ShouldBe(0);
    }

    [Fact]
    public void SomeEvents_ComeAgain_TheSame_AMonthLater()
    {
        var repeated = Count("select count(*) from (select event_id from events group by event_id having count(*) = 2 and count(distinct file_month) = 2)");

        repeated.ShouldBeGreaterThan(5);
        Count("select count(*) from events").ShouldBe(Count("select count(distinct event_id) from events") + repeated);
        Count("select count(*) from (select distinct * exclude (file_month, delivery) from events)").ShouldBe(Count("select count(distinct event_id) from events"));
    }

    [Fact]
    public void SomeEvents_ComeLate_InTheNextMonthsDeliveryOnly() =>
        Count("select count(*) from events where strftime(local_day, '%Y-%m') < file_month and event_id not in (select event_id from events where strftime(local_day, '%Y-%m') = file_month)").ShouldBeGreaterThan(5);

    [Fact]
    public void SomeVisits_ArePastMidnight_WhenUtcIsStillYesterday() =>
        Count("select count(*) from events where cast(cast(occurred_at as timestamptz) at time zone 'UTC' as date) < local_day").ShouldBeGreaterThan(100);

    [Fact]
    public void Logins_AreOneAUserAndDay() =>
        Count("select count(*) from (select user_id, local_day from events where event = 'login' group by all having count(distinct event_id) <> 1)").ShouldBe(0);

    [Fact]
    public void FirstLogins_InTheTruth_AreTheFirstEventsOfTheLife()
    {
        var wrong = Count(
            """
            select count(*)
            from journey as journey
            left join (
                select journey.account_id, journey.life_number, min(events.local_day) as first_login
                from journey as journey
                inner join events on events.account_id = journey.account_id and events.event = 'login'
                    and events.local_day >= journey.contract_started and events.local_day < coalesce(journey.churned, date '9999-12-31')
                group by all
            ) as found on found.account_id = journey.account_id and found.life_number = journey.life_number
            where found.first_login is distinct from journey.first_login
            """);

        wrong.ShouldBe(0);
        Count("select count(*) from journey where first_login is not null").ShouldBeGreaterThan(30);
    }

    private long Count(string sql) => _company.Connection.Scalar<long>(sql);

    public sealed class BusyCompany : IDisposable
    {
        private readonly GeneratedFiles _files = new(new GenerateOptions { OutputFolder = "", Accounts = 40, Months = 12, Seed = 5, Events = 40_000 });

        public BusyCompany()
        {
            Connection = Duck.Open(Duck.InMemory);
            var usage = Path.Combine(_files.Result.StandardFolder, "usage_events", "*", "*.csv");
            Connection.Execute(
                $"""
                create table events as
                select *, cast(left(occurred_at, 10) as date) as local_day, regexp_extract(delivery, '(\d+-\d+)\.csv$', 1) as file_month
                from read_csv({Literal.Quote(usage)}, filename = 'delivery', all_varchar = true)
                """);
            Connection.Execute($"create table journey as from read_csv({Literal.Quote(Path.Combine(_files.Result.TruthFolder, "journey.csv"))})");
        }

        public DuckDB.NET.Data.DuckDBConnection Connection { get; }

        public void Dispose()
        {
            Connection.Dispose();
            _files.Dispose();
        }
    }
}
