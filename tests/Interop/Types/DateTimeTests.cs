using System.Globalization;
using DuckDB.NET.Native;
using Warehouse.DuckDb;

namespace Warehouse.Tests.Interop.Types;

public sealed class DateTimeTests(RoundTrip roundTrip) : IClassFixture<RoundTrip>
{
    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("1969-12-31")]
    [InlineData("2024-02-29")]
    [InlineData("9999-12-31")]
    public void Date_Any_ComesBackBothWays(string text)
    {
        var date = DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

        roundTrip.ByParameter("DATE", date).ShouldBe((date, text));
        roundTrip.ByAppender("DATE", date).ShouldBe((date, text));
    }

    [Theory]
    [InlineData("TIMESTAMP", "2026-01-31 23:59:59.999999", "2026-01-31 23:59:59.999999")]
    [InlineData("TIMESTAMP", "1969-12-31 23:59:59.000001", "1969-12-31 23:59:59.000001")]
    [InlineData("TIMESTAMP", "0001-01-01 00:00:00.000000", "0001-01-01 00:00:00")]
    [InlineData("TIMESTAMP", "9999-12-31 23:59:59.999999", "9999-12-31 23:59:59.999999")]
    [InlineData("TIMESTAMP_S", "2026-01-31 23:59:59.000000", "2026-01-31 23:59:59")]
    [InlineData("TIMESTAMP_MS", "2026-01-31 23:59:59.123000", "2026-01-31 23:59:59.123")]
    [InlineData("TIMESTAMP_NS", "2026-01-31 23:59:59.123456", "2026-01-31 23:59:59.123456")]
    public void Timestamp_ToTheMicrosecond_ComesBackBothWays(string type, string text, string shown)
    {
        var instant = DateTime.ParseExact(text, "yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture);

        roundTrip.ByParameter(type, instant).ShouldBe((instant, shown));
        roundTrip.ByAppender(type, instant).ShouldBe((instant, shown));
    }

    [Fact]
    public void TimestampWithTimeZone_FromAnyOffset_ComesBackAsTheSameInstant()
    {
        var tokyo = new DateTimeOffset(2026, 4, 1, 8, 30, 0, 123, 456, TimeSpan.FromHours(9));
        const string Utc = "2026-03-31 23:30:00.123456+00";

        Check(roundTrip.ByParameter("TIMESTAMPTZ", tokyo));
        Check(roundTrip.ByAppender("TIMESTAMPTZ", tokyo));

        void Check((object? Value, string? Shown) read)
        {
            read.ShouldBe((tokyo, Utc));
            ((DateTimeOffset)read.Value!).Offset.ShouldBe(TimeSpan.Zero);
        }
    }

    [Theory]
    [InlineData("00:00:00.000000", "00:00:00")]
    [InlineData("23:59:59.999999", "23:59:59.999999")]
    public void Time_ToTheMicrosecond_ComesBackBothWays(string text, string shown)
    {
        var time = TimeOnly.ParseExact(text, "HH:mm:ss.ffffff", CultureInfo.InvariantCulture);

        roundTrip.ByParameter("TIME", time).ShouldBe((time, shown));
        roundTrip.ByAppender("TIME", time).ShouldBe((time, shown));
    }

    [Theory]
    [InlineData("40.03:04:05.0060070", "40 days 03:04:05.006007")]
    [InlineData("-00:00:01", "-00:00:01")]
    [InlineData("00:00:00", "00:00:00")]
    public void Interval_OfATimeSpan_ComesBackBothWays(string text, string shown)
    {
        var span = TimeSpan.Parse(text, CultureInfo.InvariantCulture);

        roundTrip.ByParameter("INTERVAL", span).ShouldBe((span, shown));
        roundTrip.ByAppender("INTERVAL", span).ShouldBe((span, shown));
    }

    [Fact]
    public void Interval_WithMonths_IsReadByItsParts()
    {
        using var connection = Duck.Open(Duck.InMemory);

        connection.Scalar<DuckDBInterval>("select interval '14 months 3 days 2 seconds'")
            .ShouldBe(new DuckDBInterval(14, 3, 2_000_000));
        Should.Throw<InvalidCastException>(() => connection.Scalar<TimeSpan>("select interval '1 month'"));
    }

    [Fact]
    public void Interval_WithMonths_ComesBackByParameter()
    {
        using var connection = Duck.Open(Duck.InMemory);
        var given = new DuckDBInterval(-14, 3, 2_000_001);

        connection.Scalar<DuckDBInterval>("select $1::interval", given).ShouldBe(given);
        connection.Scalar<DateOnly>("select ($2 + $1::interval)::date", new DuckDBInterval(1, 0, 0), new DateOnly(2026, 1, 31)).ShouldBe(new DateOnly(2026, 2, 28));
    }

    [Theory]
    [InlineData("infinity", int.MaxValue)]
    [InlineData("-infinity", -int.MaxValue)]
    public void Infinity_OfADate_IsRefusedAsDateOnlyAndTheProcessLives(string text, int days)
    {
        using var connection = Duck.Open(Duck.InMemory);

        Should.Throw<InvalidOperationException>(() => connection.Scalar<DateOnly>($"select '{text}'::date"));
        connection.Scalar<DuckDBDateOnly>($"select '{text}'::date").ToDuckDBDate().Days.ShouldBe(days);
        Should.Throw<InvalidOperationException>(() => connection.Scalar<DateTime>($"select '{text}'::timestamp"));
    }

    [Fact]
    public void TimeWithTimeZone_OfAnOffset_IsReadWithIt()
    {
        using var connection = Duck.Open(Duck.InMemory);

        var time = connection.Scalar<DateTimeOffset>("select '12:34:56.789012+09:30'::timetz");

        time.TimeOfDay.ShouldBe(new TimeSpan(0, 12, 34, 56, 789, 12));
        time.Offset.ShouldBe(new TimeSpan(9, 30, 0));
    }

    [Fact]
    public void TimeWithTimeZone_AsParameter_KeepsItsOffset()
    {
        using var connection = Duck.Open(Duck.InMemory);
        var given = new DateTimeOffset(1, 1, 2, 12, 34, 56, TimeSpan.FromHours(-3));

        var (shown, read) = connection.Query("select x::varchar, x from (select $1::timetz as x)", r => (r.GetString(0), r.Get<DateTimeOffset>(1)), given).Single();

        shown.ShouldBe("12:34:56-03");
        (read.TimeOfDay, read.Offset).ShouldBe((given.TimeOfDay, given.Offset));
    }

    [Fact]
    public void TimestampInNanoseconds_FinerThanATick_KeepsEveryDigitInSql()
    {
        using var connection = Duck.Open(Duck.InMemory);

        connection.Query("select x::varchar, x from (select $1::timestamp_ns as x)", r => (r.GetString(0), r.Get<DateTime>(1).Ticks % TimeSpan.TicksPerSecond), "2026-01-31 23:59:59.123456789")
            .ShouldBe([("2026-01-31 23:59:59.123456789", 1_234_567L)]);
    }
}
