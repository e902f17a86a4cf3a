using System.IO.Compression;
using System.Text;
using Warehouse.DuckDb;

namespace Warehouse.Tests.Etl.Load;

/// <summary>Files of events that one statement reads together: each row still knows its file, its delivery and its time.</summary>
public sealed class EventsTogetherTests : IDisposable
{
    private const string Origins = """
        select events.id, events.seconds, events.note, regexp_extract(batch.file, '[^/]+$'), events._delivery_id = batch.delivery_id, events._extracted_at
        from raw.crm__events as events inner join etl.batch as batch on batch.batch_id = events._batch_id order by events.id
        """;

    private readonly ScratchSource source = new();

    public EventsTogetherTests() => source.Contract("events", "id* varchar; seconds integer; note varchar", mode: "events", more: "reject_limit: 0.5");

    /// <summary>a and d have one header, b has another, c is separated by tabs and e is packed: the numbers of a and d don't follow each other.</summary>
    [Fact]
    public void Load_FilesWithDifferentHeadersAndTimes_KeepsEachRowsOrigin()
    {
        Deliver("a.csv", "id,seconds,note\nA1,1,x\nA2,2,y\n", 1);
        Deliver("b.csv", "note,id,seconds\nz,B1,3\n", 2);
        Deliver("c.tsv", "id\tseconds\tnote\nC1\t4\tw\n", 3);
        Deliver("d.csv", "id,seconds,note\nD1,5,v\n", 4);
        Deliver("e.csv.gz", "id,seconds,note\nE1,6,u\n", 5);

        var loaded = source.LoadOne();

        (loaded.RowsRead, loaded.RowsLoaded, loaded.RowsRejected).ShouldBe((6, 6, 0));
        source.Rows(Origins).ShouldBe(
        [
            "A1|1|x|a.csv|True|2026-01-01 00:00:00",
            "A2|2|y|a.csv|True|2026-01-01 00:00:00",
            "B1|3|z|b.csv|True|2026-01-02 00:00:00",
            "C1|4|w|c.tsv|True|2026-01-03 00:00:00",
            "D1|5|v|d.csv|True|2026-01-04 00:00:00",
            "E1|6|u|e.csv.gz|True|2026-01-05 00:00:00",
        ]);
        source.Rows("select rows_read, rows_loaded from etl.batch order by batch_id").ShouldBe(["2|2", "1|1", "1|1", "1|1", "1|1"]);
    }

    [Fact]
    public void Load_ManyFilesWithBadAndRepeatedRows_TellsEachFilesOwn()
    {
        for (var file = 0; file < 30; file++)
        {
            var rows = string.Concat(Enumerable.Range(0, 40).Select(at => $"F{file:00}-{at:00},{at},\n"));
            Deliver($"f{file:00}.csv", $"id,seconds,note\n{rows}{(file == 7 ? "BAD,noon,\n" : "")}{(file == 11 ? "F03-05,5,later\n" : "")}", 1 + (file / 10));
        }

        var loaded = source.LoadOne();

        (loaded.RowsRead, loaded.RowsLoaded, loaded.RowsRejected, loaded.RowsSuperseded).ShouldBe((1202, 1200, 1, 1));
        source.Rows("select regexp_extract(file, '[^/]+$'), line, reason, found from etl.reject order by file").ShouldBe(["f03.csv|7|superseded|F03-05", "f07.csv|42|the value doesn't fit its type|noon"]);
        source.Rows($"select * from ({Origins}) where id = 'F03-05'").ShouldBe(["F03-05|5|later|f11.csv|True|2026-01-02 00:00:00"]);
        source.Rows("select count(*), count(distinct _batch_id), count(distinct _extracted_at) from raw.crm__events").ShouldBe(["1200|30|3"]);
        source.Rows("select rows_loaded, count(*) from etl.batch group by all order by all").ShouldBe(["39|1", "40|28", "41|1"]);
    }

    /// <summary>DuckDB tells a row's file under the name of file_index, which here is a column of the files themselves.</summary>
    [Theory]
    [InlineData("seconds")]
    [InlineData("file_index")]
    public void Load_ParquetFilesAlikeOrNot_KeepsEachRowsOrigin(string second)
    {
        Parquet("a.parquet", $"select 'A1' as id, 9 as {second}, 'x' as note", 1);
        Parquet("b.parquet", $"select 'B1' as id, 9 as {second}, 'y' as note union all select 'B2', 9, 'z'", 2);
        Parquet("c.parquet", $"select 'C1' as id, 'nine' as {second}, 'w' as note", 3);
        var seconds = second == "seconds" ? "9" : "-";

        source.Load().ThrowIfFailed();

        source.Rows($"select * from ({Origins}) where id <> 'C1'").ShouldBe(
        [
            $"A1|{seconds}|x|a.parquet|True|2026-01-01 00:00:00",
            $"B1|{seconds}|y|b.parquet|True|2026-01-02 00:00:00",
            $"B2|{seconds}|z|b.parquet|True|2026-01-02 00:00:00",
        ]);
        source.Rows("select count(*) from etl.reject").ShouldBe([second == "seconds" ? "1" : "0"]);
    }

    [Fact]
    public void Load_OneOfManyWithoutARequiredColumn_LeavesNothing()
    {
        Deliver("a.csv", "id,seconds,note\nA1,1,x\n", 1);
        Deliver("b.csv", "key,seconds,note\nB1,1,x\n", 1);

        source.LoadOne().Failure.ShouldNotBeNull().ShouldContain("b.csv:1: the required column 'id' is missing");

        source.Rows("from raw.crm__events").ShouldBeEmpty();
        source.Rows("from etl.unsettled_load").ShouldBeEmpty();
    }

    public void Dispose() => source.Dispose();

    private void Deliver(string name, string text, int day)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        if (name.EndsWith(".gz", StringComparison.Ordinal))
        {
            using var packed = new MemoryStream();
            using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(bytes);
            bytes = packed.ToArray();
        }

        source.Deliver($"events/{name}", bytes, $"2026-01-0{day}T00:00:00Z");
    }

    private void Parquet(string name, string sql, int day)
    {
        var file = source.Deliver($"events/{name}", [], $"2026-01-0{day}T00:00:00Z");
        source.Connection.Execute($"copy ({sql}) to {Literal.Quote(file)} (format parquet)");
        File.SetLastWriteTimeUtc(file, new DateTime(2026, 1, day, 0, 0, 0, DateTimeKind.Utc));
    }
}
