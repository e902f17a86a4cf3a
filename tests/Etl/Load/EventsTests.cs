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

    public void Dispose() => source.Dispose();
}
