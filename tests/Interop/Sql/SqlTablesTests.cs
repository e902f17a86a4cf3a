using DuckDB.NET.Data;
using Warehouse.DuckDb;

namespace Warehouse.Tests.Interop.Sql;

public sealed class SqlTablesTests(Database database) : IClassFixture<Database>
{
    private readonly DuckDBConnection connection = database.Connection;

    [Theory]
    [InlineData("select 1", "")]
    [InlineData("select * from range(10)", "")]
    [InlineData("from s.a", "s.a")]
    [InlineData("select * from s.a join s.b using (id) left join c on true, d", "c d s.a s.b")]
    [InlineData("select * from s.a union all select * from s.b except select * from s.c", "s.a s.b s.c")]
    [InlineData("select (select max(x) from s.u), x in (select y from s.v) from s.t where exists (select 1 from s.w)", "s.t s.u s.v s.w")]
    [InlineData("select * from a left join lateral (select * from e where e.i = a.i) on true", "a e")]
    [InlineData("select sum(x) over (order by (select 1 from g)) from a qualify row_number() over () = (select count(*) from h)", "a g h")]
    [InlineData("select x from a group by x having count(*) > (select n from b) order by (select max(z) from d)", "a b d")]
    [InlineData("select [i for i in (select list(y) from f)]", "f")]
    [InlineData("select * from (values (1)) v", "")]
    [InlineData("select * from other.s.a", "other.s.a")]
    [InlineData("select * from 'landing/invoices.csv'", "landing/invoices.csv")]
    [InlineData("select S.A.x from S.A join s.a b using (x)", "S.A")]
    [InlineData("select 'from s.no', \"from s.no\" from s.yes -- from s.no\n/* from s.no */", "s.yes")]
    public void Referenced_OfAQuery_AreTheTablesItReads(string sql, string tables)
    {
        Names(sql).ShouldBe(tables);
    }

    [Theory]
    [InlineData("with c as (select * from s.a) select * from c", "s.a")]
    [InlineData("with c as (select * from s.a), d as (select * from c) select * from d join c using (id)", "s.a")]
    [InlineData("with C as (select 1) select * from c", "")]
    [InlineData("with c as (select 1) select * from s.c", "s.c")]
    [InlineData("with c as (select * from c) select * from c", "c")]
    [InlineData("with c as (select 1) select * from (with d as (select * from c) select * from d) x, d", "d")]
    [InlineData("with c as materialized (select * from s.a) select * from c", "s.a")]
    [InlineData("with d as (select * from c), c as (select 1) select * from d, c", "c")]
    [InlineData("with recursive r as (select 1 as n union all select n + 1 from r, s.stop where n < 3) select * from r", "s.stop")]
    [InlineData("select * from a where x in (with c as (select * from b) select y from c)", "a b")]
    public void Referenced_WithCtes_LeavesTheCtesOutAndOnlyThem(string sql, string tables)
    {
        Names(sql).ShouldBe(tables);
    }

    [Fact]
    public void Referenced_QuotedNames_ComeWithoutTheQuotes()
    {
        SqlTables.Referenced(connection, "select * from \"My Schema\".\"a.\"\"b\"\"\"")
            .ShouldBe([new TableReference("My Schema", "a.\"b\"")]);
    }

    [Fact]
    public void Referenced_NamesInAnotherCase_AreTheSameTable()
    {
        SqlTables.Referenced(connection, "select * from staging.Accounts union all select * from STAGING.ACCOUNTS")
            .Contains(new TableReference("staging", "accounts")).ShouldBeTrue();
    }

    [Fact]
    public void Occurrences_AfterWideCharacters_HaveTheirLineAndColumn()
    {
        const string Sql = """
            -- 請求書 😀
            select '日本', x
            from s.a as 表 join
                s.b using (x)
            """;

        SqlTables.Occurrences(connection, Sql).ShouldBe(
        [
            new TableOccurrence(new TableReference("s", "a"), Line: 3, Column: 6),
            new TableOccurrence(new TableReference("s", "b"), Line: 4, Column: 5),
        ]);
    }

    [Fact]
    public void Referenced_ASyntaxError_HasItsLineAndColumn()
    {
        var error = Should.Throw<SqlTextException>(() => SqlTables.Referenced(connection, "select 1\nfrom a -- 日本😀\nwhere where"));

        error.Message.ShouldBe("line 3, column 7: syntax error at or near \"where\"");
        (error.Line, error.Column).ShouldBe((3, 7));
    }

    [Theory]
    [InlineData("select 1; select 2", "expected one SELECT, found 2 statements.")]
    [InlineData("", "expected one SELECT, found 0 statements.")]
    [InlineData("delete from t", "expected one SELECT")]
    [InlineData("pivot t on x using sum(y)", "expected one SELECT (PIVOT is not one to the parser)")]
    public void Referenced_AnythingButOneSelect_IsRefused(string sql, string told)
    {
        Should.Throw<SqlTextException>(() => SqlTables.Referenced(connection, sql)).Message.ShouldStartWith(told);
    }

    [Fact]
    public void Referenced_OfADeepQuery_IsStillRead()
    {
        var joins = string.Concat(Enumerable.Range(1, 300).Select(i => $" join t{i} using (x)"));
        var sum = string.Join(" + ", Enumerable.Repeat("x", 500));

        SqlTables.Referenced(connection, $"select {sum} from t0{joins}").Count.ShouldBe(301);
    }

    private string Names(string sql) =>
        string.Join(' ', SqlTables.Referenced(connection, sql).Select(table => table.ToString()).Order(StringComparer.Ordinal));
}
