using DuckDB.NET.Data;
using DuckDB.NET.Native;
using Warehouse.DuckDb;

namespace Warehouse.Tests.Interop.Execute;

public sealed class ExecuteTests : IDisposable
{
    private readonly DuckDBConnection connection = Duck.Open(Duck.InMemory);

    public void Dispose() => connection.Dispose();

    [Fact]
    public void ExecuteScript_OfSeveralStatements_RunsThemInOrder()
    {
        connection.ExecuteScript("""
            -- A comment; with a semicolon.
            create table t (x varchar);
            insert into t values ('one; two');
            insert into t select x || ' three' from t;
            """);

        connection.Query("select x from t order by x", reader => reader.GetString(0)).ShouldBe(["one; two", "one; two three"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-- nothing here\n/* nor here */ ;")]
    public void ExecuteScript_OfNoStatement_DoesNothing(string script)
    {
        Should.NotThrow(() => connection.ExecuteScript(script));
    }

    [Fact]
    public void ExecuteScript_WithASyntaxErrorAtTheEnd_RunsNothing()
    {
        var refusal = Should.Throw<DuckDBException>(() => connection.ExecuteScript("create table t (x integer);\ninsert into t valeus (1);"));

        refusal.Message.ShouldContain("syntax error at or near \"valeus\"");
        refusal.Message.ShouldContain("LINE 2:");
        connection.Scalar<long>("select count(*) from duckdb_tables()").ShouldBe(0);
    }

    [Fact]
    public void ExecuteScript_FailingHalfway_KeepsWhatWasDone()
    {
        Should.Throw<DuckDBException>(() => connection.ExecuteScript("create table t (x integer); insert into nope values (1); insert into t values (1)"));

        connection.Scalar<long>("select count(*) from t").ShouldBe(0);
    }

    [Theory]
    [InlineData("select 'x'::integer", DuckDBErrorType.Conversion, "Could not convert string 'x' to INT32")]
    [InlineData("select error('mine')", DuckDBErrorType.InvalidInput, "mine")]
    [InlineData("select 9223372036854775807 + 1::bigint", DuckDBErrorType.OutOfRange, "Overflow")]
    public void Execute_WhatFailsWhileRunning_ThrowsDuckDBsMessageAndKind(string sql, DuckDBErrorType type, string message)
    {
        var refusal = Should.Throw<DuckDBException>(() => connection.Scalar<object>(sql));

        refusal.ErrorType.ShouldBe(type);
        refusal.Message.ShouldContain(message);
    }

    [Theory]
    [InlineData("selec 1", "Parser Error: syntax error at or near \"selec\"")]
    [InlineData("select * from nope", "Catalog Error: Table with name nope does not exist")]
    [InlineData("select 1,\n nope from range(1)", "LINE 2:")]
    [InlineData("select sum('x')", "Binder Error: ")]
    public void Execute_WhatCannotBePrepared_ThrowsDuckDBsMessage(string sql, string message)
    {
        Should.Throw<DuckDBException>(() => connection.Scalar<object>(sql)).Message.ShouldContain(message);
    }

    [Fact]
    public void Execute_ABrokenConstraint_SaysWhichKey()
    {
        connection.Execute("create table t (x integer primary key)");
        connection.Execute("insert into t values (1)");

        var refusal = Should.Throw<DuckDBException>(() => connection.Execute("insert into t values (1)"));

        refusal.ErrorType.ShouldBe(DuckDBErrorType.Constraint);
        refusal.Message.ShouldContain("Duplicate key \"x: 1\"");
    }

    [Fact]
    public void Execute_SqlWithANulInside_IsRefusedRatherThanCut()
    {
        Should.Throw<ArgumentException>(() => connection.Scalar<int>("select 1 \0 + 1")).Message.ShouldContain("NUL character at position 9");
    }

    [Fact]
    public void Query_OfNoRows_IsEmpty()
    {
        connection.Query("select 1 where false", reader => reader.GetInt32(0)).ShouldBeEmpty();
        connection.Scalar<int?>("select 1 where false").ShouldBeNull();
    }

    [Fact]
    public void Errors_ByTheHundred_LeaveTheConnectionUsable()
    {
        for (var i = 0; i < 300; i++)
            Should.Throw<DuckDBException>(() => connection.Execute(i % 2 == 0 ? "selec" : "select * from nope"));
        GC.Collect();
        GC.WaitForPendingFinalizers();

        connection.Scalar<int>("select 1").ShouldBe(1);
    }
}
