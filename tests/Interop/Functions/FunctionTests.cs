using System.Numerics;
using DuckDB.NET.Data;
using DuckDB.NET.Native;
using Warehouse.DuckDb;

namespace Warehouse.Tests.Interop.Functions;

/// <summary>Functions written in C# and called by DuckDB: callbacks, values and vectors of the bindings.</summary>
public sealed class FunctionTests : IDisposable
{
    private readonly DuckDBConnection connection = Duck.Open(Duck.InMemory);

    public void Dispose() => connection.Dispose();

    [Fact]
    public void ScalarFunction_OverManyRows_IsCalledForEach()
    {
        connection.RegisterScalarFunction<long, string>("stars", (inputs, output, rows) =>
        {
            for (ulong row = 0; row < rows; row++)
                output.WriteValue(new string('*', (int)inputs[0].GetValue<long>(row)), row);
        });

        connection.Scalar<string>("select stars(15)").ShouldBe("***************");
        connection.Scalar<long>("select sum(length(stars(i % 20))) from range(10000) t(i)").ShouldBe(95_000);
    }

    [Fact]
    public void ScalarFunction_ThatThrows_IsAnErrorOfTheQuery()
    {
        connection.RegisterScalarFunction<long, long>("fussy", (_, _, _) => throw new InvalidOperationException("not today"));

        Should.Throw<DuckDBException>(() => connection.Scalar<long>("select fussy(i) from range(3) t(i)")).Message.ShouldContain("not today");
        connection.Scalar<int>("select 1").ShouldBe(1);
    }

    [Fact]
    public void TableFunction_WithAParameter_GivesItsRows()
    {
        connection.RegisterTableFunction<int>(
            "months_of",
            parameters => Months(parameters[0].GetValue<int>()),
            (item, columns, row) =>
            {
                var (month, days) = ((DateOnly, int))item!;
                columns[0].WriteValue(month, row);
                columns[1].WriteValue(days, row);
            });

        // 2024 is a leap year: 366 days.
        connection.Query("select count(*), sum(days)::integer, max(month) from months_of(2024)", reader => (reader.GetInt64(0), reader.GetInt32(1), reader.Get<DateOnly>(2)))
            .ShouldBe([(12L, 366, new DateOnly(2024, 12, 1))]);
    }

    [Fact]
    public void TableFunction_ReadingEachTypeOfValue_GetsWhatTheCallerGave()
    {
        var seen = new List<object>();
        connection.RegisterTableFunction(
            "given",
            parameters =>
            {
                seen.AddRange(Read(parameters));
                return new TableFunction([new ColumnInfo("x", typeof(int))], Array.Empty<int>(), null!);
            },
            (_, _, _) => { },
            DuckDBType.Boolean, DuckDBType.TinyInt, DuckDBType.UnsignedBigInt, DuckDBType.HugeInt, DuckDBType.Double, DuckDBType.Varchar,
            DuckDBType.Date, DuckDBType.Time, DuckDBType.Timestamp, DuckDBType.Interval, DuckDBType.Uuid, DuckDBType.Blob);

        connection.Query(
            """
            select * from given(
                true, (-8)::tinyint, 18446744073709551615::ubigint, -170141183460469231731687303715884105728, 1.5::double, '日本語のテキスト',
                date '2026-01-31', time '12:34:56', timestamp '2026-01-31 12:34:56', interval '3 days',
                'f0112233-4455-6677-8899-aabbccddeeff'::uuid, '\x00\x01'::blob)
            """,
            reader => reader.GetInt32(0)).ShouldBeEmpty();

        seen[..11].ShouldBe(
        [
            true, (sbyte)-8, ulong.MaxValue, -BigInteger.Pow(2, 127), 1.5, "日本語のテキスト",
            new DateOnly(2026, 1, 31), new TimeOnly(12, 34, 56), new DateTime(2026, 1, 31, 12, 34, 56), TimeSpan.FromDays(3),
            Guid.Parse("f0112233-4455-6677-8899-aabbccddeeff"),
        ]);
        seen[11].ShouldBe(new byte[] { 0, 1 });
    }

    private static object[] Read(IReadOnlyList<IDuckDBValueReader> given) =>
    [
        given[0].GetValue<bool>(), given[1].GetValue<sbyte>(), given[2].GetValue<ulong>(), given[3].GetValue<BigInteger>(),
        given[4].GetValue<double>(), given[5].GetValue<string>(), given[6].GetValue<DateOnly>(), given[7].GetValue<TimeOnly>(),
        given[8].GetValue<DateTime>(), given[9].GetValue<TimeSpan>(), given[10].GetValue<Guid>(), given[11].GetValue<byte[]>(),
    ];

    private static TableFunction Months(int year) => new(
        [new ColumnInfo("month", typeof(DateOnly)), new ColumnInfo("days", typeof(int))],
        Enumerable.Range(1, 12).Select(month => (new DateOnly(year, month, 1), DateTime.DaysInMonth(year, month))),
        null!);
}
