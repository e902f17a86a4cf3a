namespace Warehouse.Tests.Etl.Load;

public sealed class LoadCsvTests : IDisposable
{
    private const string Header = "id,name,amount,started\n";

    private readonly ScratchSource source = new();

    public LoadCsvTests() => source.Contract("orders", "id* varchar; name varchar; amount decimal(18,4); started date", more: "time_zone: Asia/Tokyo\nreject_limit: 0.5");

    [Fact]
    public void Load_CleanFile_TypesEveryColumn()
    {
        source.Deliver("orders/a.csv", Header + "A1,みほん,1234.5,2026-04-01\nA2,,,\n");

        var loaded = source.LoadOne();

        loaded.ShouldBe(new("crm/orders", 1, 0, 2, 2, 0, 0, null));
        source.Rows("select id, name, amount, started from raw.crm__orders order by id").ShouldBe(["A1|みほん|1234.5000|2026-04-01", "A2|-|-|-"]);
        source.Rows("select source, object, rows_read, rows_loaded, rows_rejected, length(sha256) from etl.batch").ShouldBe(["crm|orders|2|2|0|64"]);
    }

    [Fact]
    public void Load_WrongTypes_RejectsThoseRowsWithLineAndReason()
    {
        source.Deliver("orders/a.csv", Header + "A1,x,12,2026-04-01\nA2,x,twelve,2026-04-01\nA3,x,1,2026-02-30\nA4,x,4,\n");

        var loaded = source.LoadOne();

        (loaded.RowsLoaded, loaded.RowsRejected).ShouldBe((2, 2));
        source.Rows("select line, column_name, reason, expected, found, raw_row from etl.reject order by line").ShouldBe(
        [
            "3|amount|the value doesn't fit its type|a number with at most 14 digits before the point|twelve|A2,x,twelve,2026-04-01",
            "4|started|the value doesn't fit its type|a date (YYYY-MM-DD) from 1900 to 9999|2026-02-30|A3,x,1,2026-02-30",
        ]);
    }

    [Fact]
    public void Load_QuotedNewlines_CountsPhysicalLines()
    {
        // Lines: 1 header, 2-4 first record, 5 blank, 6-7 second record, 8 the bad one.
        source.Deliver("orders/a.csv", Header + "A1,\"one\ntwo\r\nthree\",1,\n\nA2,\"say \"\"hi\"\"\nagain\",2,\nA3,x,bad,\n");

        source.LoadOne().RowsRejected.ShouldBe(1);

        source.Rows("select line, found from etl.reject").ShouldBe(["8|bad"]);
        source.Rows("select name from raw.crm__orders order by id").ShouldBe(["one\ntwo\r\nthree", "say \"hi\"\nagain"]);
    }

    [Theory]
    [InlineData("A1,x,1\n", "the row has too few fields", "4 fields, as the header has", "3 fields")]
    [InlineData("A1,x,1,2026-04-01,more\n", "the row has too many fields", "4 fields, as the header has", "5 fields")]
    [InlineData("A1,\"x\"y,1,2026-04-01\n", "text follows a closing quote", "a delimiter or the end of the line", "'y' at position 7 of the line")]
    [InlineData("A1,x\0y,1,2026-04-01\n", "the line holds a NUL byte", "text", "byte 00 at position 5 of the line")]
    [InlineData("A1,\"x,1,2026-04-01\n", "a quote is opened and not closed", "a closing quote", "none")]
    public void Load_BrokenLine_RejectsThatLineAlone(string line, string reason, string expected, string found)
    {
        source.Deliver("orders/a.csv", Header + "A0,x,1,2026-04-01\n" + line + "A2,x,1,2026-04-01\nA3,\"y,z\",1,2026-04-01\n");

        var loaded = source.LoadOne();

        (loaded.RowsRead, loaded.RowsLoaded).ShouldBe((4, 3));
        source.Rows("select line, reason, expected, found from etl.reject").ShouldBe([$"3|{reason}|{expected}|{found}"]);
    }

    [Fact]
    public void Load_BytesThatAreNotUtf8_RejectsThatLineAndNamesTheByte()
    {
        source.Deliver("orders/a.csv", [.. "id,name,amount,started\nA1,ok,1,\nA2,"u8, 0x83, 0x65, .. ",1,\nA3,ok,1,\n"u8]);

        source.LoadOne().RowsLoaded.ShouldBe(2);

        source.Rows("select line, reason, expected, found from etl.reject").ShouldBe(["3|the line isn't UTF-8|text in utf-8, or the contract's 'encoding' set to what it is|byte 83 at position 4 of the line"]);
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Load_OtherLineEnds_ReadsTheSame(string end)
    {
        source.Deliver("orders/a.csv", (Header + "A1,x,1,2026-04-01\nA2,y,2,\n").Replace("\n", end, StringComparison.Ordinal));

        source.LoadOne().RowsLoaded.ShouldBe(2);

        source.Rows("select id, name, amount from raw.crm__orders order by id").ShouldBe(["A1|x|1.0000", "A2|y|2.0000"]);
    }

    [Fact]
    public void Load_MixedLineEnds_LosesNothing()
    {
        source.Deliver("orders/a.csv", "id,name,amount,started\r\nA1,x,1,\nA2,y,2,\r\nA3,z,3,");

        source.LoadOne().RowsLoaded.ShouldBe(3);
    }

    [Fact]
    public void Load_ByteOrderMark_IsNotPartOfTheFirstColumn()
    {
        source.Deliver("orders/a.csv", [0xEF, 0xBB, 0xBF, .. "id,name,amount,started\nA1,x,1,\n"u8]);

        source.LoadOne().RowsLoaded.ShouldBe(1);
    }

    [Fact]
    public void Load_Utf16_IsReadByItsMark()
    {
        source.Deliver("orders/a.csv", [0xFF, 0xFE, .. System.Text.Encoding.Unicode.GetBytes(Header + "A1,みほん,1,\n")]);

        source.LoadOne().RowsLoaded.ShouldBe(1);

        source.Rows("select name from raw.crm__orders").ShouldBe(["みほん"]);
    }

    [Fact]
    public void Load_EmptyFile_FailsTheObjectClearly()
    {
        var file = source.Deliver("orders/a.csv", "");

        source.LoadOne().Failure.ShouldBe($"{file}: expected a header row, found an empty file; deliver it again");
    }

    [Fact]
    public void Load_HeaderOnly_LoadsNoRows()
    {
        source.Deliver("orders/a.csv", "id,name,amount,started");

        source.LoadOne().ShouldBe(new("crm/orders", 1, 0, 0, 0, 0, 0, null));
    }

    [Fact]
    public void Load_MissingRequiredColumn_NamesItAndTheNearestFound()
    {
        var file = source.Deliver("orders/a.csv", "idd,name\nA1,x\n");

        var failure = source.LoadOne().Failure.ShouldNotBeNull();

        failure.ShouldStartWith($"{file}:1: the required column 'id' is missing; is 'idd' meant?; found idd, name.");
        source.Rows("select count(*) from etl.batch").ShouldBe(["0"]);
    }

    [Fact]
    public void Load_DuplicateHeader_Fails()
    {
        var file = source.Deliver("orders/a.csv", "id,name,Name\nA1,x,y\n");

        source.LoadOne().Failure.ShouldBe($"{file}:1: the header has the column 'name' 2 times (columns 2 and 3); expected it once");
    }

    [Fact]
    public void Load_UnknownAndMissingColumns_AreDriftAndDoNoHarm()
    {
        source.Deliver("orders/a.csv", "note,id,amount\nhello,A1,5\n");

        source.LoadOne().RowsLoaded.ShouldBe(1);

        source.Rows("select column_name, kind from etl.drift order by all").ShouldBe(["name|missing_column", "note|unknown_column", "started|missing_column"]);
        source.Rows("select id, name, amount, started from raw.crm__orders").ShouldBe(["A1|-|5.0000|-"]);
    }

    public void Dispose() => source.Dispose();
}
