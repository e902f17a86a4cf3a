using DuckDB.NET.Data;
using Warehouse.DuckDb;

namespace Warehouse.Tests.Interop.Sql;

public sealed class QuotingTests : IDisposable
{
    private readonly DuckDBConnection connection = Duck.Open(Duck.InMemory);

    public static TheoryData<string> Awkward => ["order", "With Space", "a\"b", "it's", "日本語", "semi;colon", "--comment", "back\\slash", "new\nline", "$1 ?"];

    public void Dispose() => connection.Dispose();

    [Theory]
    [MemberData(nameof(Awkward))]
    public void Identifier_Quoted_NamesASchemaTableAndColumn(string name)
    {
        connection.Execute($"create schema {Identifier.Quote(name)}");
        connection.Execute($"create table {Identifier.Quote(name, name)} ({Identifier.Quote(name)} integer)");

        connection.Query("select schema_name, table_name, column_name from duckdb_columns() where not internal", reader => (reader.GetString(0), reader.GetString(1), reader.GetString(2)))
            .ShouldBe([(name, name, name)]);
    }

    [Theory]
    [MemberData(nameof(Awkward))]
    public void Literal_Quoted_IsTheTextInAComment(string text)
    {
        connection.Execute("create table t (x integer)");

        connection.Execute($"comment on table t is {Literal.Quote(text)}");

        connection.Scalar<string>("select comment from duckdb_tables()").ShouldBe(text);
    }

    [Fact]
    public void Quote_OfItsCharacters_DoublesThem()
    {
        Identifier.Quote("a\"b").ShouldBe("\"a\"\"b\"");
        Identifier.Quote("s", "t").ShouldBe("\"s\".\"t\"");
        Literal.Quote("it's").ShouldBe("'it''s'");
        Literal.Quote("").ShouldBe("''");
    }

    [Fact]
    public void Quote_OfANulOrAnEmptyName_IsRefused()
    {
        Should.Throw<ArgumentException>(() => Identifier.Quote("a\0b"));
        Should.Throw<ArgumentException>(() => Literal.Quote("a\0b"));
        Should.Throw<ArgumentException>(() => Identifier.Quote(""));
        Should.Throw<ArgumentException>(() => Identifier.Quote("s", ""));
    }
}
