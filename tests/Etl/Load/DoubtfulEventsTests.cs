using System.Globalization;
using Warehouse.DuckDb;
using Warehouse.Etl.Migrate;

namespace Warehouse.Tests.Etl.Load;

/// <summary>Many events with a few bad or repeated rows among them: the many go straight in, the few are looked at.</summary>
public sealed class DoubtfulEventsTests : IDisposable
{
    private readonly ScratchSource source = new();

    public DoubtfulEventsTests() => source.Contract("events", "id* varchar; seconds integer; note varchar", mode: "events");

    /// <summary>E1 to E60 with their numbers as seconds, on lines 2 to 61; then E7 once more and fuller, E8 as it was, E61 without a number of seconds, one quoted.</summary>
    private static string Delivery => Lines("id,seconds,note", Numbered(1, 60), ["E7,7,again", "E8,8,", "E61,noon,", "\"E62\",62,\"a \"\"b\"\"\""]);

    [Theory]
    [InlineData("csv", 1, "E8,8,", "E61,noon,")]
    [InlineData("parquet", 0, """{"id":"E8","seconds":"8","note":null,"file_row_number":61}""", """{"id":"E61","seconds":"noon","note":null,"file_row_number":62}""")]
    public void Load_FewRepeatedAndBadRows_KeepsTheWinnersAndTellsTheLinesOfTheRest(string format, int headerLines, string repeated, string bad)
    {
        Deliver($"events/a.{format}", Delivery);

        var loaded = source.LoadOne();

        (loaded.RowsRead, loaded.RowsLoaded, loaded.RowsRejected, loaded.RowsSuperseded).ShouldBe((64, 61, 1, 2));
        source.Rows("select count(*), count(distinct id), sum(seconds), min(_batch_id), max(_batch_id) from raw.crm__events").ShouldBe(["61|61|1892|1|1"]);
        source.Rows("select id, seconds, note from raw.crm__events where note is not null or id in ('E8', 'E61') order by id").ShouldBe(["E62|62|a \"b\"", "E7|7|again", "E8|8|-"]);
        source.Rows($"select line - {headerLines}, column_name, reason, found from etl.reject order by reason desc, line").ShouldBe(
        [
            "63|seconds|the value doesn't fit its type|noon",
            "7|id|superseded|E7",
            "62|id|superseded|E8",
        ]);
        source.Rows($"select raw_row from etl.reject where line - {headerLines} > 60 order by line").ShouldBe([repeated, bad]);
        source.Rows("from etl.unsettled_load").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("parquet")]
    public void Load_FewEventsThatAreThereAlready_KeepsTheLaterExtract(string format)
    {
        Deliver($"events/a.{format}", Lines("id,seconds,note", Numbered(1, 60)), "2026-01-01T00:00:00Z");
        source.Load().ThrowIfFailed();
        Deliver($"events/b.{format}", Lines("id,seconds,note", Numbered(61, 100), ["E5,50,corrected", "E6,6,"]), "2026-01-02T00:00:00Z");

        var loaded = source.LoadOne();

        (loaded.RowsRead, loaded.RowsLoaded, loaded.RowsSuperseded).ShouldBe((42, 42, 0));
        source.Rows("select count(*), count(distinct id) from raw.crm__events").ShouldBe(["100|100"]);
        source.Rows("select id, seconds, _batch_id from raw.crm__events where id in ('E5', 'E6') order by id").ShouldBe(["E5|50|2", "E6|6|2"]);
        source.Rows("select id, seconds, _replaced_in from raw.crm__events__replaced order by id").ShouldBe(["E5|5|2", "E6|6|2"]);
    }

    [Fact]
    public void Load_MoreBadRowsThanTheLimit_LeavesNothing()
    {
        source.Contract("events", "id* varchar; seconds integer; note varchar", mode: "events", more: "reject_limit: 0.01");
        Deliver("events/a.csv", Delivery);

        source.LoadOne().Failure.ShouldNotBeNull().ShouldStartWith("1 of 64 rows break the contract, more than its limit of 1 %");

        source.Rows("from raw.crm__events").ShouldBeEmpty();
        source.Rows("from etl.unsettled_load").ShouldBeEmpty();
        source.Rows("from etl.batch").ShouldBeEmpty();
    }

    [Fact]
    public void Migrate_AfterALoadThatWasCutOff_TakesItsRowsOut()
    {
        Deliver("events/a.csv", Lines("id,seconds,note", Numbered(1, 60)));
        source.Load().ThrowIfFailed();
        // As the first of a load's two transactions leaves it: rows of batch 2, a bad one among them.
        source.Connection.Execute("insert into raw.crm__events by name select 'F1' as id, 2 as _batch_id union all by name select 'F2' as id, -2 as _batch_id");
        source.Connection.Execute("insert into etl.unsettled_load values ('crm__events', 2)");

        Migration.Apply(source.Connection, source.Checkout, TimeProvider.System);

        source.Rows("select count(*), max(_batch_id) from raw.crm__events").ShouldBe(["60|1"]);
        source.Rows("from etl.unsettled_load").ShouldBeEmpty();
    }

    public void Dispose() => source.Dispose();

    private static IEnumerable<string> Numbered(int from, int to) => Enumerable.Range(from, to - from + 1).Select(at => string.Create(CultureInfo.InvariantCulture, $"E{at},{at},"));

    private static string Lines(string header, params IEnumerable<string>[] rows) => string.Concat(rows.SelectMany(row => row).Prepend(header).Select(line => $"{line}\n"));

    /// <summary>The CSV itself, or a Parquet file with its rows as texts.</summary>
    private void Deliver(string path, string csv, string at = "2026-01-01T00:00:00Z")
    {
        var file = source.Deliver(path, System.Text.Encoding.UTF8.GetBytes(csv), at);
        if (!path.EndsWith(".parquet", StringComparison.Ordinal)) return;
        var text = Path.ChangeExtension(file, ".txt");
        File.Move(file, text);
        source.Connection.Execute($"copy (from read_csv({Literal.Quote(text)}, all_varchar = true)) to {Literal.Quote(file)} (format parquet)");
        File.Delete(text);
        File.SetLastWriteTimeUtc(file, DateTime.Parse(at, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal));
    }
}
