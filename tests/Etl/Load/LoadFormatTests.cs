using System.IO.Compression;
using System.Text;
using Warehouse.DuckDb;

namespace Warehouse.Tests.Etl.Load;

public sealed class LoadFormatTests : IDisposable
{
    private readonly ScratchSource source = new();

    public LoadFormatTests() => source.Contract("orders", "id* varchar; name varchar; amount decimal(18,4); placed timestamp", more: "time_zone: Asia/Tokyo\nreject_limit: 0.6");

    [Fact]
    public void Load_JsonLines_ReadsMembersWhateverTheirTypeAndRejectsBrokenLines()
    {
        source.Deliver("orders/a.jsonl", """
            {"id": "A1", "name": "みほん", "amount": 12.5, "placed": "2026-04-01T09:00:00+09:00"}

            {"id": 2, "name": null, "amount": "7"}
            {"id": "A3", "amount": 1
            ["A4"]
            {"name": "no id"}
            {"id": "A6", "amount": "x", "extra": {"a": 1}}
            {"id": "A7", "name": ""}
            """);

        var loaded = source.LoadOne();

        loaded.Failure.ShouldBeNull();
        (loaded.RowsRead, loaded.RowsLoaded, loaded.RowsRejected).ShouldBe((7, 3, 4));
        source.Rows("select id, name, amount, placed from raw.crm__orders order by id").ShouldBe(["2|-|7.0000|-", "A1|みほん|12.5000|2026-04-01 00:00:00", "A7|-|-|-"]);
        source.Rows("select line, column_name, reason, found from etl.reject order by line").ShouldBe(
        [
            "4|-|the line isn't a JSON object|{\"id\": \"A3\", \"amount\": 1",
            "5|-|the line isn't a JSON object|[\"A4\"]",
            "6|id|a required value is empty|-",
            "7|amount|the value doesn't fit its type|x",
        ]);
        source.Rows("select column_name, kind from etl.drift").ShouldBe(["extra|unknown_column"]);
    }

    [Fact]
    public void Load_Parquet_CitesTheRowNumber()
    {
        var file = source.Deliver("orders/a.parquet", "");
        source.Connection.Execute($"""
            copy (select * from (values
                ('A1', 10.5, timestamptz '2026-04-01 09:00:00+09', 'x'),
                (null, 1.0, null, 'x'),
                ('A3', 2.0, timestamptz '2026-04-01 00:00:00+00', 'x')) as rows(id, amount, placed, note)) to {Literal.Quote(file)} (format parquet)
            """);

        source.LoadOne().RowsLoaded.ShouldBe(2);

        source.Rows("select id, amount, placed from raw.crm__orders order by id").ShouldBe(["A1|10.5000|2026-04-01 00:00:00", "A3|2.0000|2026-04-01 00:00:00"]);
        source.Rows("select line, column_name, reason from etl.reject").ShouldBe(["2|id|a required value is empty"]);
        source.Rows("select column_name, kind from etl.drift order by all").ShouldBe(["name|missing_column", "note|unknown_column"]);
    }

    [Fact]
    public void Load_ParquetThatIsNone_FailsTheObject()
    {
        var file = source.Deliver("orders/a.parquet", "PAR1 and nothing more");

        source.LoadOne().Failure.ShouldNotBeNull().ShouldStartWith($"{file}: expected a Parquet file, found something else or a part of one:");
    }

    [Theory]
    [InlineData("a.csv.gz")]
    [InlineData("a.csv.zst")]
    [InlineData("a.jsonl.gz")]
    public void Load_PackedFile_ReadsTheSame(string name)
    {
        var text = name.Contains("jsonl", StringComparison.Ordinal) ? "{\"id\": \"A1\", \"name\": \"x\"}\n{\"id\": \"A2\"}\n" : "id,name\nA1,x\nA2,\n";
        source.Deliver($"orders/{name}", name.EndsWith("gz", StringComparison.Ordinal) ? Gzip(text) : Zstd(text));

        source.LoadOne().RowsLoaded.ShouldBe(2);

        source.Rows("select id, name from raw.crm__orders order by id").ShouldBe(["A1|x", "A2|-"]);
        Directory.EnumerateFiles(source.Home.TemporaryFolder).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("a.csv.gz")]
    [InlineData("a.csv.zst")]
    public void Load_TruncatedPackedFile_FailsInsteadOfLoadingAPart(string name)
    {
        var text = "id,name\n" + string.Concat(Enumerable.Range(0, 20_000).Select(number => $"A{number},{number * 7919L % 104_729}\n"));
        var packed = name.EndsWith("gz", StringComparison.Ordinal) ? Gzip(text) : Zstd(text);
        var file = source.Deliver($"orders/{name}", packed[..(packed.Length / 2)]);

        source.LoadOne().Failure.ShouldNotBeNull().ShouldStartWith($"{file}: can't be unpacked: ");

        source.Rows("select count(*) from raw.crm__orders__versions").ShouldBe(["0"]);
    }

    [Fact]
    public void Load_GzipWithoutItsLastFourBytes_Fails()
    {
        source.Deliver("orders/a.csv.gz", Gzip("id,name\nA1,x\n")[..^4]);

        source.LoadOne().Failure.ShouldNotBeNull().ShouldContain("can't be unpacked");
    }

    [Fact]
    public void Load_TwoGzipMembers_ReadsBoth()
    {
        source.Deliver("orders/a.csv.gz", [.. Gzip("id,name\nA1,x\n"), .. Gzip("A2,y\n")]);

        source.LoadOne().RowsLoaded.ShouldBe(2);
    }

    [Fact]
    public void Load_ShiftJis_IsReadWhenTheContractSaysSo()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        source.Contract("orders", "id* varchar; name varchar", more: "encoding: shift_jis");
        source.Deliver("orders/a.csv", Encoding.GetEncoding("shift_jis").GetBytes("id,name\nA1,株式会社みほん\n"));

        source.LoadOne().RowsLoaded.ShouldBe(1);

        source.Rows("select name from raw.crm__orders").ShouldBe(["株式会社みほん"]);
    }

    [Theory]
    [InlineData("cp932")]
    [InlineData("Windows-31J")]
    [InlineData("shift_jis")]
    public void Load_Cp932UnderAnyOfItsNames_HasMicrosoftsLetters(string name)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        source.Contract("orders", "id* varchar; name varchar", more: $"encoding: {name}");
        source.Deliver("orders/a.csv", Encoding.GetEncoding(932).GetBytes("id,name\nA1,①髙橋〜ﾊﾝｶｸ表\n".Replace('〜', '～')));

        source.LoadOne().RowsLoaded.ShouldBe(1);

        source.Rows("select name from raw.crm__orders").ShouldBe(["①髙橋～ﾊﾝｶｸ表"]);
    }

    [Theory]
    [InlineData("%Y年%m月%d日", "2026年4月1日")]
    [InlineData("%d.%m.%Y", "01.04.2026")]
    [InlineData("%Y%m%d", "20260401")]
    [InlineData("%b %d, %Y", "Apr 01, 2026")]
    public void Load_DateFormatOfTheContract_IsReadBesideIso(string format, string text)
    {
        source.Contract("orders", "id* varchar; placed date", more: $"date_format: [\"{format}\"]\ndelimiter: ';'");
        source.Deliver("orders/a.csv", $"id;placed\nA1;{text}\nA2;2026-04-02\n");

        source.LoadOne().RowsLoaded.ShouldBe(2);

        source.Rows("select placed from raw.crm__orders order by id").ShouldBe(["2026-04-01", "2026-04-02"]);
    }

    [Fact]
    public void Load_ParquetColumnOfAnotherType_IsDriftAndReadThroughItsText()
    {
        source.Contract("orders", "id* varchar; amount decimal(18,4); placed timestamp; count double");
        var file = source.Deliver("orders/a.parquet", "");
        source.Connection.Execute($"copy (select 7 as id, '10.5' as amount, 20260401 as placed, 3 as count) to {Literal.Quote(file)} (format parquet)");
        source.Contract("orders", "id* varchar; amount decimal(18,4); placed timestamp; count double", more: "timestamp_format: \"%Y%m%d\"");

        source.LoadOne().RowsLoaded.ShouldBe(1);

        source.Rows("select id, amount, placed, count from raw.crm__orders").ShouldBe(["7|10.5000|2026-04-01 00:00:00|3"]);
        source.Rows("select column_name, kind, expected, found from etl.drift order by all").ShouldBe(["id|retyped_column|VARCHAR|INTEGER", "placed|retyped_column|TIMESTAMP|INTEGER"]);
    }

    [Fact]
    public void Load_AnotherDelimiter_IsReadWhenTheContractSaysSo()
    {
        source.Contract("orders", "id* varchar; name varchar", more: "delimiter: ';'");
        source.Deliver("orders/a.csv", "id;name\nA1;x,y\n");

        source.LoadOne();

        source.Rows("select name from raw.crm__orders").ShouldBe(["x,y"]);
    }

    public void Dispose() => source.Dispose();

    private static byte[] Gzip(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal)) gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }

    /// <summary>Packed by DuckDB, which writes Zstandard but only of rows.</summary>
    private byte[] Zstd(string text)
    {
        var file = Path.Combine(source.Home.Path, "packed.csv.zst");
        var lines = text.TrimEnd('\n').Split('\n');
        using var connection = Duck.Open(Duck.InMemory);
        connection.Execute("create table lines (line varchar)");
        connection.Append("main", "lines", appender =>
        {
            foreach (var line in lines) appender.AppendRow(line);
        });
        Directory.CreateDirectory(source.Home.Path);
        connection.Execute($"copy lines to {Literal.Quote(file)} (format csv, header false, quote '', escape '', delim '', compression zstd)");
        return File.ReadAllBytes(file);
    }
}
