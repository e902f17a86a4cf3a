using System.Text;
using Warehouse.Etl;
using Warehouse.Etl.Load;
using Warehouse.Etl.Migrate;

namespace Warehouse.Tests.Etl.Build;

/// <summary>Events by day, by day and account version, and by month; each build in part must leave what a build of everything would.</summary>
public sealed class IncrementalTests : IDisposable
{
    private readonly ScratchCheckout scratch = new();

    public IncrementalTests()
    {
        scratch.Write("sql/raw/crm/uses.yml", """
            source: crm
            object: uses
            description: {en: E, ja: J}
            mode: events
            key: [id]
            time: used_at
            columns:
              - {name: id, type: varchar, required: true, description: {en: E, ja: J}}
              - {name: account, type: varchar, required: true, description: {en: E, ja: J}}
              - {name: used_at, type: timestamp, required: true, description: {en: E, ja: J}}
            """);
        scratch.Write("sql/raw/crm/accounts.yml", """
            source: crm
            object: accounts
            description: {en: E, ja: J}
            mode: incremental
            key: [account]
            columns:
              - {name: account, type: varchar, required: true, description: {en: E, ja: J}}
              - {name: tier, type: varchar, description: {en: E, ja: J}}
            """);
        scratch.Model("staging/stg_uses", "select id, account, cast(used_at as date) as day from raw.crm__uses", materialized: "view", columns: "id varchar, account varchar, day date");
        scratch.Model(
            "intermediate/int_days",
            "select uses.account, uses.day, count(*) as uses from staging.stg_uses as uses cross join etl.setting as settings where uses.day <= settings.as_of_date group by uses.account, uses.day",
            "incremental", "account, day", "account varchar, day date, uses bigint",
            "rebuild:\n  - {when: staging.stg_uses, column: day}\n  - {when: as_of, column: day}");
        scratch.Model("star/dim_account", "select account, tier from raw.crm__accounts", grain: "account", columns: "account varchar, tier varchar");
        scratch.Model(
            "star/fct_day",
            "select days.account, days.day, accounts.tier, days.uses from intermediate.int_days as days left join star.dim_account as accounts on accounts.account = days.account",
            "incremental", "account, day", "account varchar, day date, tier varchar, uses bigint",
            "rebuild:\n  - {when: intermediate.int_days, column: day}\n  - {when: star.dim_account, column: account}");
        scratch.Model(
            "star/fct_month",
            "select date_trunc('month', days.day)::date as month, sum(days.uses)::bigint as uses from star.fct_day as days group by all",
            "incremental", "month", "month date, uses bigint",
            "rebuild:\n  - {when: star.fct_day, column: month, from: \"date_trunc('month', day)::date\"}");
        Deliver("accounts", "1", "account,tier\nA,high\nB,low\n");
        Deliver("uses", "1", "id,account,used_at\n1,A,2026-08-05T10:00:00\n2,A,2026-09-03T10:00:00\n3,B,2026-09-04T10:00:00\n4,B,2026-09-05T10:00:00\n5,A,2026-10-01T10:00:00\n6,A,2026-10-02T10:00:00\n7,B,2026-11-01T10:00:00\n");
        Load();
        scratch.Build();
    }

    [Fact]
    public void Build_LateEvents_RemakesTheirDaysAloneAndWhatFollowsFromThem()
    {
        Deliver("uses", "2", "id,account,used_at\n8,B,2026-09-04T23:00:00\n");
        Load();

        scratch.Build().Built.ShouldBe(["staging.stg_uses", "intermediate.int_days", "star.fct_day", "star.fct_month"]);

        MadeInPart().ShouldBe(["intermediate.int_days", "star.fct_day", "star.fct_month"]);
        Rows("select account, day, uses from star.fct_day where day between '2026-09-03' and '2026-09-05'").ShouldBe(["A 2026-09-03 1", "B 2026-09-04 2", "B 2026-09-05 1"]);
        Rows("select month, uses from star.fct_month").ShouldBe(["2026-08-01 1", "2026-09-01 4", "2026-10-01 2"]);
        SameAsWhole();
    }

    [Fact]
    public void Build_CorrectionThatMovesAnEvent_RemakesTheDayItLeftAndTheDayItCameTo()
    {
        Deliver("uses", "2", "id,account,used_at\n2,B,2026-10-01T09:00:00\n");
        Load();

        scratch.Build();

        MadeInPart().ShouldContain("intermediate.int_days");
        Rows("select account, day, uses from star.fct_day where day in ('2026-09-03', '2026-10-01')").ShouldBe(["A 2026-10-01 1", "B 2026-10-01 1"]);
        Rows("select month, uses from star.fct_month").ShouldBe(["2026-08-01 1", "2026-09-01 2", "2026-10-01 3"]);
        SameAsWhole();
    }

    [Fact]
    public void Build_AsOfMoves_BringsTheDaysBetweenAndTakesThemAwayAgain()
    {
        scratch.Build(asOf: "2026-11-01");

        MadeInPart().ShouldContain("intermediate.int_days");
        Rows("select month, uses from star.fct_month where month >= '2026-10-01'").ShouldBe(["2026-10-01 2", "2026-11-01 1"]);

        scratch.Build(asOf: "2026-10-01");

        Rows("select month, uses from star.fct_month where month >= '2026-10-01'").ShouldBe(["2026-10-01 1"]);
        SameAsWhole("2026-10-01");
    }

    [Fact]
    public void Build_AnInputFollowedByAnotherColumn_RemakesTheRowsOfThatValue()
    {
        Deliver("accounts", "2", "account,tier\nB,high\n");
        Load();

        scratch.Build().Built.ShouldBe(["star.dim_account", "star.fct_day", "star.fct_month"]);

        MadeInPart().ShouldBe(["star.fct_day", "star.fct_month"]);
        Rows("select distinct account, tier from star.fct_day").ShouldBe(["A high", "B high"]);
        SameAsWhole();
    }

    [Fact]
    public void Build_AnInputWhoseRowsHoldForSomeDays_RemakesTheDaysOnWhichItSaysAnother()
    {
        Tiers("2026-10-02");
        scratch.Model(
            "star/fct_tier_day",
            "select days.account, days.day, tiers.tier, days.uses from intermediate.int_days as days left join star.dim_tier as tiers on tiers.account = days.account and days.day >= tiers.valid_from and days.day < tiers.valid_to",
            "incremental", "account, day", "account varchar, day date, tier varchar, uses bigint",
            "rebuild:\n  - {when: intermediate.int_days, column: [account, day]}\n  - {when: star.dim_tier, column: account, day: day, within: [valid_from, valid_to]}");
        scratch.Build();
        Rows("select account, day, tier from star.fct_tier_day").ShouldBe(["A 2026-08-05 low", "A 2026-09-03 low", "A 2026-10-01 low", "A 2026-10-02 high", "B 2026-09-04 low", "B 2026-09-05 low"]);
        scratch.Tamper("update star.fct_tier_day set uses = uses + 10");

        Tiers("2026-09-03");
        scratch.Build();

        // What was tampered with stays where no row was made anew.
        MadeInPart().ShouldBe(["star.fct_tier_day"]);
        Rows("select account, day, tier, uses from star.fct_tier_day").ShouldBe(["A 2026-08-05 low 11", "A 2026-09-03 high 1", "A 2026-10-01 high 1", "A 2026-10-02 high 11", "B 2026-09-04 low 11", "B 2026-09-05 low 11"]);

        Tiers("2026-08-05", to: "2026-10-02");
        scratch.Build();

        Rows("select account, day, tier, uses from star.fct_tier_day").ShouldBe(["A 2026-08-05 high 1", "A 2026-09-03 high 1", "A 2026-10-01 high 1", "A 2026-10-02 1", "B 2026-09-04 low 11", "B 2026-09-05 low 11"]);
    }

    [Fact]
    public void Build_ChangesOfSeveralLoads_AreAllSeenByTheNextBuild()
    {
        Deliver("uses", "2", "id,account,used_at\n8,A,2026-09-20T10:00:00\n");
        Load();
        scratch.Build("int_days");
        Deliver("uses", "3", "id,account,used_at\n9,A,2026-08-20T10:00:00\n");
        Load();
        scratch.Build("int_days");

        scratch.Build();

        Rows("select month, uses from star.fct_month").ShouldBe(["2026-08-01 2", "2026-09-01 4", "2026-10-01 2"]);
        SameAsWhole();
    }

    [Fact]
    public void Build_ChangedSql_MakesTheModelWhole()
    {
        scratch.Model("staging/stg_uses", "select id, account, cast(used_at as date) + 1 as day from raw.crm__uses", materialized: "view", columns: "id varchar, account varchar, day date");

        scratch.Build();

        MadeInPart().ShouldBeEmpty();
        Rows("select min(day) from star.fct_day").ShouldBe(["2026-08-06"]);
    }

    [Fact]
    public void Build_DayThatIsNotTheEvents_IsRefused()
    {
        scratch.Model("staging/stg_uses", "select id, account, cast(used_at as date) + 5 as day from raw.crm__uses", materialized: "view", columns: "id varchar, account varchar, day date");
        scratch.Build();
        Deliver("uses", "2", "id,account,used_at\n8,B,2026-09-04T23:00:00\n");
        Load();

        Should.Throw<WarehouseException>(() => scratch.Build()).Message.ShouldContain("int_days.yml: 'rebuild': day is 2026-09-09 for events that took place from 2026-09-04 to 2026-09-04");
    }

    [Fact]
    public void Build_DaysAgain_MakesThoseDaysAnewAndLeavesTheOthers()
    {
        scratch.Tamper("update intermediate.int_days set uses = 99");

        scratch.Build(again: ("2026-09-04", "2026-09-05"));

        Rows("select day, uses from intermediate.int_days order by day").ShouldBe(["2026-08-05 99", "2026-09-03 99", "2026-09-04 1", "2026-09-05 1", "2026-10-01 99", "2026-10-02 99"]);
    }

    [Theory]
    [InlineData("rebuild:\n  - {when: staging.stg_usess, column: day}", "'rebuild': intermediate.int_days doesn't read 'staging.stg_usess'; did you mean 'staging.stg_uses'?")]
    [InlineData("rebuild:\n  - {when: staging.stg_uses, column: dayy}", "'column' names 'dayy', which is not in columns; did you mean 'day'?")]
    [InlineData("rebuild:\n  - {when: as_of, column: account}", "the as-of moves over days, and account is varchar")]
    [InlineData("rebuild:\n  - {when: staging.stg_uses, column: account, day: day, within: [a, b]}", "'within' follows a model that is a table, and staging.stg_uses is none")]
    [InlineData("rebuild:\n  - {when: staging.stg_uses, column: account, day: account, within: [a, b]}", "'day': expected a column of type date, and account is varchar")]
    [InlineData("rebuild:\n  - {when: staging.stg_uses, column: account, day: day, within: [a]}", "'within': expected the input's columns of first days and of days after the last, such as [valid_from, valid_to], found 1")]
    [InlineData("", "'rebuild': expected with 'materialized: incremental' and only with it, found no rule")]
    public void Contract_WrongRule_NamesFileAndWhatIsMeant(string rebuild, string says)
    {
        scratch.Model("intermediate/int_days", "select account, day, 1 as uses from staging.stg_uses", "incremental", "account", "account varchar, day date, uses integer", rebuild);

        var message = Should.Throw<WarehouseException>(() => scratch.Build()).Message;
        message.ShouldContain("int_days.yml");
        message.ShouldContain(says);
    }

    public void Dispose() => scratch.Dispose();

    private void Deliver(string name, string file, string text)
    {
        var path = Path.Combine(scratch.Folder, "landing", "crm", name, $"{file}.csv");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text, Encoding.UTF8);
        File.SetLastWriteTimeUtc(path, new DateTime(2026, 10, int.Parse(file, System.Globalization.CultureInfo.InvariantCulture), 0, 0, 0, DateTimeKind.Utc));
    }

    /// <summary>A becomes a high account on one day and is known until another.</summary>
    private void Tiers(string from, string to = "9999-12-31") => scratch.Model(
        "star/dim_tier",
        $"select * from (values ('A', 'low', date '2000-01-01', date '{from}'), ('A', 'high', date '{from}', date '{to}'), ('B', 'low', date '2000-01-01', date '9999-12-31')) as tiers(account, tier, valid_from, valid_to)",
        grain: "account, valid_from", columns: "account varchar, tier varchar, valid_from date, valid_to date");

    private void Load()
    {
        using var connection = BuildDatabase.Open(scratch.Home);
        Migration.Apply(connection, scratch.Checkout, TimeProvider.System);
        LoadStage.Run(connection, scratch.Home, scratch.Checkout, Path.Combine(scratch.Folder, "landing"), null, TimeProvider.System, QuietLog.Instance).ThrowIfFailed();
    }

    private IReadOnlyList<string> MadeInPart() => Rows("select model from etl.model_run where outcome = 'built in part' and run_id = (select max(run_id) from etl.run)");

    private IReadOnlyList<string> Rows(string sql) => scratch.Rows(sql);

    /// <summary>What stands is what a build of everything makes.</summary>
    private void SameAsWhole(string asOf = "2026-10-31")
    {
        string[] tables = ["intermediate.int_days", "star.fct_day", "star.fct_month"];
        var stands = tables.Select(table => Rows($"select * from {table}")).ToList();
        scratch.Build(full: true, asOf: asOf);
        for (var i = 0; i < tables.Length; i++) stands[i].ShouldBe(Rows($"select * from {tables[i]}"));
    }
}
