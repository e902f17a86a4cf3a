using DuckDB.NET.Native;
using Warehouse.DuckDb;

namespace Warehouse.Tests.Interop.Bindings;

/// <summary>Dates and times are taken apart in C#, because DuckDB's own functions end the process on infinity.</summary>
public sealed class DateArithmeticTests
{
    [Theory]
    [InlineData(0, 1970, 1, 1)]
    [InlineData(-1, 1969, 12, 31)]
    [InlineData(11_016, 2000, 2, 29)]
    [InlineData(11_017, 2000, 3, 1)]
    [InlineData(-25_508, 1900, 3, 1)]
    [InlineData(-719_162, 1, 1, 1)]
    [InlineData(-719_163, 0, 12, 31)]
    [InlineData(2_932_896, 9999, 12, 31)]
    public void DateOnly_FromDaysAndBack_IsTheCalendarDay(int days, int year, int month, int day)
    {
        var date = DuckDBDateOnly.FromDuckDBDate(new DuckDBDate { Days = days });

        date.ShouldBe(new DuckDBDateOnly(year, (byte)month, (byte)day));
        date.ToDuckDBDate().Days.ShouldBe(days);
    }

    [Fact]
    public void DateOnly_OverAllOfDuckDBsRange_AgreesWithDuckDB()
    {
        using var connection = Duck.Open(Duck.InMemory);
        const string Dates = "select (date '1970-01-01' + (i * 30011)::int)::date as d from range(-70000, 70000, 7) t(i)";

        var parts = connection.Query(
            $"select d - date '1970-01-01', year(d), month(d), day(d) from ({Dates})",
            reader => (Days: (int)reader.GetInt64(0), Date: new DuckDBDateOnly((int)reader.GetInt64(1), (byte)reader.GetInt64(2), (byte)reader.GetInt64(3))));

        parts.Count.ShouldBe(20_000);
        parts.Where(row => DuckDBDateOnly.FromDuckDBDate(new DuckDBDate { Days = row.Days }) != row.Date).ShouldBeEmpty();
        parts.Where(row => row.Date.ToDuckDBDate().Days != row.Days).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(int.MaxValue, true)]
    [InlineData(-int.MaxValue, true)]
    [InlineData(0, false)]
    public void Date_AtTheExtremes_IsInfinityAndStillTakesApart(int days, bool isInfinity)
    {
        var date = new DuckDBDate { Days = days };

        date.IsInfinity.ShouldBe(isInfinity);
        DuckDBDateOnly.FromDuckDBDate(date).ToDuckDBDate().Days.ShouldBe(days);
    }

    [Fact]
    public void Timestamp_BeforeTheEpoch_RoundsTowardsTheEarlierDay()
    {
        var instant = DuckDBTimestamp.FromDuckDBTimestampStruct(new DuckDBTimestampStruct { Micros = -1 });

        instant.ShouldBe(new DuckDBTimestamp(new DuckDBDateOnly(1969, 12, 31), new DuckDBTimeOnly(23, 59, 59, 999_999)));
        instant.ToDuckDBTimestampStruct().Micros.ShouldBe(-1);
    }

    [Fact]
    public void Interval_WithMonths_IsNoTimeSpan()
    {
        var interval = new DuckDBInterval(Months: 1, Days: 0, Micros: 0);

        Should.Throw<InvalidCastException>(() => (TimeSpan)interval).Message.ShouldContain("1 months");
    }

    [Fact]
    public void Interval_FromTimeSpan_SplitsIntoDaysAndMicroseconds()
    {
        DuckDBInterval interval = new TimeSpan(-2, -3, 0, 0) + TimeSpan.FromMicroseconds(5);

        interval.ShouldBe(new DuckDBInterval(0, -2, -10_799_999_995));
        ((TimeSpan)interval).ShouldBe(new TimeSpan(-2, -3, 0, 0) + TimeSpan.FromMicroseconds(5));
    }
}
