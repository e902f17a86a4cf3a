using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Warehouse.DuckDb;
using Warehouse.Etl.Extract.Reading;

namespace Warehouse.Tests.Etl.Extract.Reading;

public sealed class CsvRecordsTests : IDisposable
{
    private readonly string file = Path.GetTempFileName();

    [Fact]
    public void Next_QuotesAndNewlines_GivesFieldsAndTheLineWhereEachRecordStarts()
    {
        Read("a,b\n\"x\"\"y\",\"1\n2\"\n\nlast,\n").ShouldBe(["1: a | b", "2: x\"y | 1\n2", "5: last | "]);
    }

    [Fact]
    public void Next_UnclosedQuote_CostsItsOwnLineOnly()
    {
        Read("a,b\n1,\"x\n2,y\n3,z\n").ShouldBe(["1: a | b", "2! a quote is opened and not closed", "3: 2 | y", "4: 3 | z"]);
    }

    [Fact]
    public void Next_ManyUnclosedQuotes_StillEnds()
    {
        var read = Read("a,b\n" + string.Concat(Enumerable.Repeat("1,\"x\n2,y\n", 500)) + "3,\"z\n");

        read.Count(line => line.Contains('!', StringComparison.Ordinal)).ShouldBeGreaterThan(0);
        read[^1].ShouldBe("1002! a quote is opened and not closed");
    }

    [Theory]
    [InlineData("a, \"b\"\n", true)]
    [InlineData("a,\"b\" ,c\n", true)]
    [InlineData("a,\"b\"  \n", true)]
    [InlineData("\n \"b\"", true)]
    [InlineData("a,\"b\" \"c\"", true)]
    [InlineData("a,\"b c\",d\n", false)]
    [InlineData("a,\"he said \"\"b\"\" to her\",d\n", false)]
    [InlineData("a, b ,\"c\"\n", false)]
    public void BlankQuotes_BesideTheBorderOfAField_AreFound(string text, bool expected)
    {
        var whole = new BlankQuotes(',');
        whole.Add(Encoding.UTF8.GetBytes(text));

        whole.Found.ShouldBe(expected);
    }

    [Fact]
    public void Next_BlanksOutsideOfQuotes_DontCount() => Read("a,b\n  \"x, y\"  , z\n").ShouldBe(["1: a | b", "2: x, y |  z"]);

    /// <summary>Two readers that share no line of code: whatever DuckDB reads strictly, ours must read the same.</summary>
    [Fact]
    public void Next_AnyTextThatDuckDbReadsStrictly_GivesTheSameFields()
    {
        using var connection = Duck.Open(Duck.InMemory);
        var pieces = Gen.Elements("a", "b", "\"", "\"\"", ",", "\n", "\r\n", " ", "1", "é", "\"x\"");
        var texts = Gen.Select(pieces.ArrayOf(), parts => string.Concat(parts));
        var compared = 0;
        FsCheck.Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(500),
            Prop.ForAll(Arb.From(texts), text =>
            {
                var content = $"p,q\n{text}";
                File.WriteAllText(file, content);
                var blanks = new BlankQuotes(',');
                foreach (var piece in Encoding.UTF8.GetBytes(content).Chunk(5)) blanks.Add(piece);
                if (blanks.Found || Strictly(connection) is not { } expected) return;
                compared++;
                Values().ShouldBe(expected, content);
            }));
        compared.ShouldBeGreaterThan(20);
    }

    public void Dispose() => File.Delete(file);

    private List<string> Read(string text)
    {
        File.WriteAllBytes(file, Encoding.UTF8.GetBytes(text));
        using var records = new CsvRecords(file, ',');
        var read = new List<string>();
        while (records.Next() is { } record) read.Add(record.Fault is { } fault ? $"{record.Line}! {fault.Reason}" : $"{record.Line}: {string.Join(" | ", record.Fields)}");
        return read;
    }

    private List<string> Values()
    {
        using var records = new CsvRecords(file, ',');
        records.Next();
        var values = new List<string>();
        while (records.Next() is { } record) values.Add(record.Fault is { } fault ? $"fault: {fault.Reason}" : string.Join('|', record.Fields.Take(2)));
        return values;
    }

    private List<string>? Strictly(DuckDB.NET.Data.DuckDBConnection connection)
    {
        try
        {
            return [.. connection.Query(
                $"select coalesce(p, '') || '|' || coalesce(q, '') from read_csv({Literal.Quote(file)}, auto_detect = false, strict_mode = true, header = true, delim = ',', quote = '\"', escape = '\"', columns = {{p: 'VARCHAR', q: 'VARCHAR'}})",
                row => row.Get<string>(0)!)];
        }
        catch (DuckDB.NET.Data.DuckDBException)
        {
            return null;
        }
    }
}
