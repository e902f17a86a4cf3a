using DuckDB.NET.Data;
using Warehouse.DuckDb;

namespace Warehouse.Tests.Interop.Append;

public sealed class AllOrNothingTests : IDisposable
{
    // More than one of the batches in which DuckDB moves appended rows into the table.
    private const int Many = 250_000;

    private readonly DuckDBConnection connection = Duck.Open(Duck.InMemory);

    public AllOrNothingTests() => connection.Execute("create table t (id integer primary key, name varchar)");

    public void Dispose() => connection.Dispose();

    [Fact]
    public void Append_OfADuplicateKeyAfterManyRows_LeavesNoRow()
    {
        var refusal = Should.Throw<DuckDBException>(() => connection.Append("main", "t", appender =>
        {
            for (var i = 0; i < Many; i++)
                appender.BeginRow().Append(i).AppendNull().EndRow();
            appender.AppendRow(0, "again");
        }));

        refusal.Message.ShouldContain("duplicate key \"0\"");
        Count().ShouldBe(0);
    }

    [Fact]
    public void Append_WhenTheCallersCodeThrows_LeavesNoRowAndTellsTheCallersError()
    {
        Should.Throw<FormatException>(() => connection.Append("main", "t", appender =>
        {
            for (var i = 0; i < Many; i++)
                appender.BeginRow().Append(i).AppendNull().EndRow();
            throw new FormatException("line 250,001 is no invoice");
        })).Message.ShouldBe("line 250,001 is no invoice");

        Count().ShouldBe(0);
    }

    [Fact]
    public void Append_WithinTheCallersTransaction_IsPartOfIt()
    {
        connection.Execute("begin");
        connection.Append("main", "t", appender => appender.AppendRow(1, "one")).ShouldBe(1);
        Count().ShouldBe(1);
        connection.Execute("rollback");

        Count().ShouldBe(0);
    }

    [Fact]
    public void Append_AfterAFailure_WorksAgain()
    {
        Should.Throw<ColumnMismatchException>(() => connection.Append("main", "t", appender => appender.AppendRow("x", "one")));

        connection.Append("main", "t", appender => appender.AppendRow(1, "one")).ShouldBe(1);

        Count().ShouldBe(1);
    }

    [Fact]
    public void Dispose_OfAnAppenderThatFailed_DropsItsRowsInSilence()
    {
        using (var appender = TableAppender.Open(connection, "main", "t"))
        {
            appender.AppendRow(1, "one");
            Should.Throw<ColumnMismatchException>(() => appender.AppendRow("2", "two"));
            Should.Throw<InvalidOperationException>(() => appender.AppendRow(3, "three")).Message.ShouldContain("takes no more rows");
        }

        Count().ShouldBe(0);
    }

    [Fact]
    public void Dispose_WhenDuckDBRefusesTheRows_Throws()
    {
        var appender = TableAppender.Open(connection, "main", "t");
        appender.AppendRow(1, "one");
        appender.AppendRow(1, "one");

        Should.Throw<DuckDBException>(appender.Dispose).Message.ShouldContain("duplicate key \"1\"");

        Count().ShouldBe(0);
    }

    [Fact]
    public void Dispose_OfARowNotEnded_SaysWhich()
    {
        var appender = TableAppender.Open(connection, "main", "t");
        appender.AppendRow(1, "one");
        appender.BeginRow().Append(2);

        Should.Throw<InvalidOperationException>(appender.Dispose).Message.ShouldStartWith("main.t: row 2 was begun and not ended");

        Count().ShouldBe(0);
    }

    [Fact]
    public void Discard_ThenDispose_WritesNothing()
    {
        using (var appender = TableAppender.Open(connection, "main", "t"))
        {
            appender.AppendRow(1, "one");
            appender.Discard();
        }

        Count().ShouldBe(0);
    }

    [Fact]
    public void AppendRow_WithTooFewOrTooManyValues_NamesRowAndColumn()
    {
        Should.Throw<InvalidOperationException>(() => connection.Append("main", "t", appender => appender.AppendRow(1))).Message
            .ShouldBe("main.t: row 1 has 1 values; the table has 2 columns, and \"name\" is the first without one.");
        Should.Throw<InvalidOperationException>(() => connection.Append("main", "t", appender => appender.AppendRow(1, "one", 1))).Message
            .ShouldBe("main.t: row 1 has more values than the table's 2 columns.");

        Count().ShouldBe(0);
    }

    private long Count() => connection.Scalar<long>("select count(*) from t");
}
