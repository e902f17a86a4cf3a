using System.Numerics;
using DuckDB.NET.Data;
using Warehouse.DuckDb;

namespace Warehouse.Tests.Interop.Append;

public sealed class TableAppenderTests : IDisposable
{
    private readonly DuckDBConnection connection = Duck.Open(Duck.InMemory);

    public void Dispose() => connection.Dispose();

    [Fact]
    public void Append_AMillionRows_ArrivesWhole()
    {
        connection.Execute("create table t (id bigint, amount decimal(18,2), name varchar, day date)");
        var first = new DateOnly(2026, 1, 1);

        using (var appender = TableAppender.Open(connection, "main", "t"))
        {
            for (var i = 1; i <= 1_000_000; i++)
                appender.BeginRow().Append(i).Append(0.01m * i).Append(i % 2 == 0 ? "even" : "an odd one, longer than twelve").Append(first.AddDays(i % 365)).EndRow();
            appender.RowCount.ShouldBe(1_000_000);
        }

        // 1 + 2 + … + 1,000,000 = 1,000,000 × 1,000,001 / 2.
        connection.Scalar<long>("select count(*) from t").ShouldBe(1_000_000);
        connection.Scalar<long>("select sum(id) from t").ShouldBe(500_000_500_000);
        connection.Scalar<decimal>("select sum(amount) from t").ShouldBe(5_000_005_000.00m);
        connection.Scalar<long>("select count(*) from t where name = 'an odd one, longer than twelve'").ShouldBe(500_000);
        connection.Scalar<int>("select count(distinct day)::int from t").ShouldBe(365);
    }

    [Fact]
    public void Columns_OfATable_AreToldInItsOrder()
    {
        connection.Execute("""create schema "raw data"; create table "raw data"."my table" ("The Id" integer not null, amount decimal(9,3), seen_at timestamptz)""");

        using var appender = TableAppender.Open(connection, "raw data", "my table");

        appender.Columns.ShouldBe(
        [
            new TableColumn(1, "The Id", "INTEGER", IsNullable: false),
            new TableColumn(2, "amount", "DECIMAL(9,3)", IsNullable: true),
            new TableColumn(3, "seen_at", "TIMESTAMP WITH TIME ZONE", IsNullable: true),
        ]);
    }

    [Fact]
    public void Open_WithAnotherCaseThanDeclared_FindsTheTable()
    {
        connection.Execute("create table Invoice (id integer)");

        using (var appender = TableAppender.Open(connection, "MAIN", "INVOICE"))
            appender.AppendRow(7);

        connection.Scalar<int>("select id from invoice").ShouldBe(7);
    }

    [Fact]
    public void Open_WithACatalog_WritesIntoTheAttachedDatabase()
    {
        connection.Execute("attach ':memory:' as other");
        connection.Execute("create table t (id integer); create table other.t (id varchar)");

        using (var appender = TableAppender.Open(connection, "main", "t", catalog: "other"))
            appender.AppendRow("there");

        connection.Scalar<string>("select id from other.t").ShouldBe("there");
        connection.Scalar<long>("select count(*) from t").ShouldBe(0);
    }

    [Fact]
    public void AppendRow_OfEveryIntegerType_FitsEveryIntegerColumn()
    {
        connection.Execute("create table t (a tinyint, b utinyint, c smallint, d usmallint, e integer, f uinteger, g bigint, h ubigint, i hugeint, j uhugeint, k decimal(4,1), l double, m float)");
        object[] sevens = [(sbyte)7, (byte)7, (short)7, (ushort)7, 7, 7u, 7L, 7UL, new BigInteger(7), (Int128)7, (UInt128)7];

        using (var appender = TableAppender.Open(connection, "main", "t"))
        {
            foreach (var seven in sevens)
                appender.AppendRow(seven, seven, seven, seven, seven, seven, seven, seven, seven, seven, seven, seven, seven);
        }

        connection.Scalar<string>("select string_agg(distinct t::varchar) from t")
            .ShouldBe("{'a': 7, 'b': 7, 'c': 7, 'd': 7, 'e': 7, 'f': 7, 'g': 7, 'h': 7, 'i': 7, 'j': 7, 'k': 7.0, 'l': 7.0, 'm': 7.0}");
        connection.Scalar<long>("select count(*) from t").ShouldBe(11);
    }

    [Fact]
    public void Append_OfALiteralToAnyWidth_DoesNotTouchItsNeighbours()
    {
        connection.Execute("create table t (a integer, b integer, c integer)");

        using (var appender = TableAppender.Open(connection, "main", "t"))
        {
            for (var i = 0; i < 3000; i++)
                appender.BeginRow().Append(1).Append(-5L).Append(3).EndRow();
        }

        connection.Scalar<string>("select string_agg(distinct a || ' ' || b || ' ' || c) from t").ShouldBe("1 -5 3");
    }

    [Fact]
    public void Open_NoSuchTable_SaysSo()
    {
        Should.Throw<InvalidOperationException>(() => TableAppender.Open(connection, "main", "nope")).Message
            .ShouldBe("There is no table main.nope in the database memory.");
    }

    [Fact]
    public void Open_AView_IsRefusedByDuckDB()
    {
        connection.Execute("create view v as select 1 as a");

        Should.Throw<DuckDBException>(() => TableAppender.Open(connection, "main", "v"));
    }

    [Fact]
    public void Open_ATableWithGeneratedColumns_IsRefused()
    {
        connection.Execute("create table t (a integer, b integer generated always as (a + 1), c varchar)");

        Should.Throw<InvalidOperationException>(() => TableAppender.Open(connection, "main", "t")).Message.ShouldContain("generated columns");
    }
}
