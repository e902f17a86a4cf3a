using DuckDB.NET.Data;
using Warehouse.DuckDb;

namespace Warehouse.Tests.Interop.Execute;

public sealed class ParameterTests : IDisposable
{
    private readonly DuckDBConnection connection = Duck.Open(Duck.InMemory);

    public void Dispose() => connection.Dispose();

    [Fact]
    public void Positional_ByQuestionMark_AreTakenInOrder()
    {
        connection.Scalar<string>("select ?::varchar || '/' || ?::varchar", "a", "b").ShouldBe("a/b");
    }

    [Fact]
    public void Positional_ByNumber_CanBeUsedTwiceAndInAnyOrder()
    {
        connection.Scalar<string>("select $2::varchar || $1::varchar || $2::varchar", "a", "b").ShouldBe("bab");
    }

    [Fact]
    public void Named_WithOrWithoutTheDollar_AreFoundByName()
    {
        var values = new Dictionary<string, object?> { ["Last"] = "z", ["$first"] = "a" };

        connection.Scalar<string>("select $first::varchar || $Last::varchar || $first::varchar", values).ShouldBe("aza");
    }

    [Fact]
    public void Execute_WithNamedValues_ReturnsTheRowsItChanged()
    {
        connection.Execute("create table t (x integer, y varchar)");

        connection.Execute("insert into t values ($x, $y), ($x + 1, null)", new Dictionary<string, object?> { ["x"] = 1, ["y"] = null }).ShouldBe(2);
        connection.Execute("update t set y = 'set' where x > ?", 1).ShouldBe(1);
        connection.Execute("delete from t").ShouldBe(2);
    }

    [Fact]
    public void Text_ThatLooksLikeSql_StaysAText()
    {
        const string Text = "'); drop table t; --";
        connection.Execute("create table t (y varchar)");
        connection.Execute("insert into t values (?)", Text);

        connection.Query("select y from t where y = $1", reader => reader.GetString(0), Text).ShouldBe([Text]);
    }

    [Fact]
    public void Values_TooFew_AreRefused()
    {
        Should.Throw<InvalidOperationException>(() => connection.Scalar<int>("select ? + ?", 1)).Message.ShouldContain("Expected 2, got 1");
    }

    [Fact]
    public void LocalTime_IsRefusedBecauseItsMeaningDependsOnTheMachine()
    {
        var local = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Local);

        Should.Throw<ArgumentException>(() => connection.Scalar<DateTime>("select ?", local)).Message.ShouldContain("Give UTC");
    }

    [Fact]
    public void Value_OfATypeDuckDBDoesNotKnow_IsRefusedAndNotTurnedIntoText()
    {
        Should.Throw<ArgumentException>(() => connection.Scalar<string>("select ?", new object())).Message
            .ShouldContain("System.Object cannot be bound");
        Should.Throw<ArgumentException>(() => connection.Scalar<string>("select ?", new Version(1, 2)));
    }

    [Fact]
    public void WideIntegerAndEnum_AreBoundAsNumberAndName()
    {
        connection.Scalar<string>("select typeof($1) || ' ' || $1", Int128.MaxValue).ShouldBe("HUGEINT 170141183460469231731687303715884105727");
        connection.Scalar<string>("select $1", DayOfWeek.Friday).ShouldBe("Friday");
    }
}
