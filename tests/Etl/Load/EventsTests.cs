namespace Warehouse.Tests.Etl.Load;

public sealed class EventsTests : IDisposable
{
    private const string Kept = "select id, name from raw.crm__events order by id";

    private readonly ScratchSource source = new();

    public EventsTests() => source.Contract("events", "id* varchar; name varchar", mode: "events");

    [Fact]
    public void Load_KeyTwiceInAFile_KeepsOne()
    {
        source.Deliver("events/a.csv", "id,name\nE1,x\nE2,y\nE1,x\n");

        source.LoadOne().RowsSuperseded.ShouldBe(1);

        source.Rows(Kept).ShouldBe(["E1|x", "E2|y"]);
        source.Rows("select reason, found from etl.reject").ShouldBe(["superseded|E1"]);
    }

    [Theory]
    [InlineData("a.csv", "b.csv")]
    [InlineData("b.csv", "a.csv")]
    public void Load_KeyAgainLaterWithOtherContent_KeepsTheLaterExtractWhateverTheOrder(string first, string second)
    {
        var files = new Dictionary<string, (string Text, string At)>
        {
            ["a.csv"] = ("id,name\nE1,old\nE2,same\n", "2026-01-01T00:00:00Z"),
            ["b.csv"] = ("id,name\nE1,new\nE2,same\nE3,z\n", "2026-01-02T00:00:00Z"),
        };
        foreach (var name in new[] { first, second })
        {
            source.Deliver($"events/{name}", System.Text.Encoding.UTF8.GetBytes(files[name].Text), files[name].At);
            source.Load();
        }

        source.Rows(Kept).ShouldBe(["E1|new", "E2|same", "E3|z"]);
        // Only what says something else is worth a line in the ledger.
        source.Rows("select reason, found from etl.reject").ShouldBe(["superseded|E1"]);
        source.Rows("select distinct _extracted_at from raw.crm__events").ShouldBe(["2026-01-02 00:00:00"]);
    }

    [Fact]
    public void Load_CleanFileAndOneWithABadRow_KeepsAllGoodRowsAndListsTheBadOne()
    {
        source.Contract("events", "id* varchar; at_hour integer", mode: "events", more: "reject_limit: 0.5");
        source.Deliver("events/a.csv", "id,at_hour\nE1,1\nE2,2\n");
        source.Deliver("events/b.csv", "id,at_hour\nE3,3\nE4,noon\n");

        var loaded = source.LoadOne();

        (loaded.RowsRead, loaded.RowsLoaded, loaded.RowsRejected).ShouldBe((4, 3, 1));
        source.Rows("select id, at_hour from raw.crm__events order by id").ShouldBe(["E1|1", "E2|2", "E3|3"]);
        source.Rows("select line, column_name, found from etl.reject").ShouldBe(["3|at_hour|noon"]);
        source.Rows("select rows_loaded, rows_rejected from etl.batch order by batch_id").ShouldBe(["2|0", "1|1"]);
    }

    [Fact]
    public void Load_CleanFiles_ListEachFileOnce()
    {
        source.Deliver("events/a.csv", "id,name\nE1,x\n");
        source.Deliver("events/b.jsonl", "{\"id\": \"E2\", \"name\": \"y\"}\n");

        source.LoadOne().RowsLoaded.ShouldBe(2);

        source.Rows(Kept).ShouldBe(["E1|x", "E2|y"]);
        source.Rows("select rows_read, rows_loaded from etl.batch").ShouldBe(["1|1", "1|1"]);
    }

    [Theory]
    [InlineData("a.csv", "b.csv", "c.csv")]
    [InlineData("c.csv", "b.csv", "a.csv")]
    [InlineData("b.csv", "c.csv", "a.csv")]
    public void Load_KeyWithinAMonth_NamesAnotherEventInAnotherMonthWhateverTheOrder(params string[] order)
    {
        source.Contract("events", "id* varchar; name varchar; used_at* timestamp", mode: "events", more: "time: used_at\nkey_within: month");
        var files = new Dictionary<string, (string Text, string At)>
        {
            ["a.csv"] = ("id,name,used_at\nE1,first,2026-01-05T00:00:00\nE2,x,2026-01-31T23:59:59\n", "2026-02-01T00:00:00Z"),
            ["b.csv"] = ("id,name,used_at\nE1,corrected,2026-01-30T00:00:00\nE2,x,2026-02-01T00:00:00\n", "2026-02-02T00:00:00Z"),
            ["c.csv"] = ("id,name,used_at\nE1,second,2026-03-05T00:00:00\n", "2026-03-06T00:00:00Z"),
        };
        foreach (var name in order)
        {
            source.Deliver($"events/{name}", System.Text.Encoding.UTF8.GetBytes(files[name].Text), files[name].At);
            source.Load().ThrowIfFailed();
        }

        source.Rows("select id, name, used_at from raw.crm__events order by id, used_at").ShouldBe(
        [
            "E1|corrected|2026-01-30 00:00:00",
            "E1|second|2026-03-05 00:00:00",
            "E2|x|2026-01-31 23:59:59",
            "E2|x|2026-02-01 00:00:00",
        ]);
    }

    [Fact]
    public void Load_EventThatReplacesAnother_KeepsTheOldOneAsideForTheBuild()
    {
        source.Deliver("events/a.csv", "id,name\nE1,old\n"u8.ToArray(), "2026-01-01T00:00:00Z");
        source.Load();
        source.Deliver("events/b.csv", "id,name\nE1,new\n"u8.ToArray(), "2026-01-02T00:00:00Z");
        source.Load();

        source.Rows("select id, name, _replaced_in from raw.crm__events__replaced").ShouldBe(["E1|old|2"]);
    }

    [Theory]
    [InlineData("id* integer; name varchar", "9", "10", "11")]
    [InlineData("id* decimal(6,2); name varchar", "9.5", "10.25", "11")]
    [InlineData("id* timestamp; name varchar", "2026-01-09T00:00:00.000001Z", "2026-01-10T00:00:00Z", "2026-01-11T00:00:00Z")]
    [InlineData("id* varchar; name varchar", "o'9", "o'10", "o'11")]
    [InlineData("id* varchar; name varchar", "a\\u0000", "a\\u0000b", "b")]
    [InlineData("id* varchar; name varchar", "a", "m", "b", "it lies beyond the other new one")]
    public void Load_KeyThatStandsAlready_IsFoundWhateverItsType(string columns, string standing, string again, string fresh, string? because = null)
    {
        source.Contract("events", columns, mode: "events");
        Deliver("a", "2026-01-01T00:00:00Z", (standing, "old"), (again, "old"));
        source.Load().ThrowIfFailed();
        Deliver("b", "2026-01-02T00:00:00Z", (again, "new"), (fresh, "fresh"));

        source.Load().ThrowIfFailed();

        source.Rows("select count(distinct id), string_agg(name, ' ' order by name) from raw.crm__events").ShouldBe(["3|fresh new old"], because);

        void Deliver(string file, string at, params (string Id, string Name)[] rows) =>
            source.Deliver($"events/{file}.jsonl", System.Text.Encoding.UTF8.GetBytes(string.Concat(rows.Select(row => $"{{\"id\": \"{row.Id}\", \"name\": \"{row.Name}\"}}\n"))), at);
    }

    [Fact]
    public void Load_LineThatDuckDbCannotRead_LeavesNoSettingBehind()
    {
        source.Contract("events", "id* varchar; name varchar", mode: "events", more: "reject_limit: 0.9");
        source.Deliver("events/a.csv", "id,name\nE1,x\nE2,y,z,w\n");

        source.LoadOne().RowsRejected.ShouldBe(1);

        source.Rows(Kept).ShouldBe(["E1|x"]);
        source.Rows("select current_setting('preserve_insertion_order')").ShouldBe(["False"]);
    }

    public void Dispose() => source.Dispose();
}
