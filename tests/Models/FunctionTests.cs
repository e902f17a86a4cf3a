using System.Globalization;
using DuckDB.NET.Data;
using Warehouse.DuckDb;

namespace Warehouse.Tests.Models;

/// <summary>The functions of <c>sql/functions/duckdb.sql</c>.</summary>
public sealed class FunctionTests : IDisposable
{
    private readonly DuckDBConnection connection = Duck.Open(Duck.InMemory);

    public FunctionTests() => connection.ExecuteScript(File.ReadAllText(RepositoryRoot.Combine("sql", "functions", "duckdb.sql")));

    public void Dispose() => connection.Dispose();

    [Theory]
    [InlineData("per_month(100, 3)", "33.3333")]
    [InlineData("per_month(200, 3)", "66.6667")]
    [InlineData("per_month(-200, 3)", "-66.6667")]
    [InlineData("per_month(0.0001, 2)", "0.0001", "half a ten-thousandth goes away from zero")]
    [InlineData("per_month(-0.0001, 2)", "-0.0001", "on both sides")]
    [InlineData("per_month(0.0003, 2)", "0.0002")]
    [InlineData("per_month(0.0005, 4)", "0.0001", "a quarter more than 0.0001 does not")]
    [InlineData("per_month(10000000, 12)", "833333.3333")]
    [InlineData("per_month(99999999999999.9999, 1)", "99999999999999.9999", "eighteen digits stay exact")]
    [InlineData("per_month(99999999999999.9997, 7)", "14285714285714.2857")]
    [InlineData("per_month(cast(null as decimal(18, 4)), 3)", "–")]
    [InlineData("per_month(100, 0)", "–")]
    [InlineData("annualised(10000000, 12)", "10000000", "ten million a year is exactly that")]
    [InlineData("annualised(1000000, 7)", "1714285.7143")]
    [InlineData("annualised(250000, 3)", "1000000")]
    [InlineData("valued_at(12.5, 150.12345678)", "1876.5432")]
    [InlineData("valued_at(0.0001, 0.5)", "0.0001")]
    [InlineData("valued_at(-33.3333, 1)", "-33.3333")]
    [InlineData("allocate(100, 1, 3)", "33.3333")]
    [InlineData("allocate(99999999999999.9999, 99999999999999.9999, 99999999999999.9999)", "99999999999999.9999")]
    [InlineData("allocate(100, 1, 0)", "–")]
    public void Money_DividedOrMultiplied_IsExactHalfAwayFromZero(string expression, string expected, string? because = null) =>
        Text($"select cast({expression} as varchar)").ShouldBe(expected == "–" ? null : decimal.Parse(expected, CultureInfo.InvariantCulture).ToString("0.0000", CultureInfo.InvariantCulture), because);

    [Theory]
    [InlineData("per_month(1, 3)")]
    [InlineData("annualised(1, 3)")]
    [InlineData("valued_at(1, 3)")]
    [InlineData("allocate(1, 1, 3)")]
    public void Money_OfAnyFunction_IsADecimalOf18Digits(string expression) => Text($"select typeof({expression})").ShouldBe("DECIMAL(18,4)");

    [Theory]
    [InlineData("company_name_key('ＡＢＣ 株式会社')", "abc")]
    [InlineData("company_name_key('Abc Co., Ltd.')", "abc")]
    [InlineData("company_name_key('㈱蒼原・商事')", "蒼原商事")]
    [InlineData("company_name_key('蒼原商事（株）')", "蒼原商事")]
    [InlineData("company_name_key('Cocoa')", "cocoa", "a legal form is a word of its own")]
    [InlineData("company_name_key('株式会社')", null)]
    [InlineData("domain_of('https://www.Example.co.jp:443/x?y')", "example.co.jp")]
    [InlineData("domain_of('Bill@mail.example.com')", "mail.example.com")]
    [InlineData("domain_of('www.example.com')", "example.com")]
    [InlineData("domain_of('none')", null)]
    [InlineData("word_key(' Closed-Won ')", "closed_won")]
    [InlineData("part_of('a; b;', ';', 2)", "b")]
    [InlineData("part_of('a; b;', ';', 3)", null)]
    [InlineData("qualified_id('zendesk', 42)", "zendesk:42")]
    [InlineData("whole_number_of('1200.0')", "1200")]
    [InlineData("whole_number_of('many')", null)]
    [InlineData("full_name('翔太', '佐藤')", "佐藤 翔太")]
    [InlineData("full_name('Mary', 'Smith')", "Mary Smith")]
    [InlineData("full_name(null, 'Smith')", "Smith")]
    [InlineData("version_date(timestamp '1900-01-01 00:00:00', 'Asia/Tokyo')", "1900-01-01")]
    [InlineData("version_date(timestamp '2024-01-31 15:00:00', 'Asia/Tokyo')", "2024-02-01")]
    public void Text_OfOtherSystems_IsBroughtToOneForm(string expression, string? expected, string? because = null) => Text($"select cast({expression} as varchar)").ShouldBe(expected, because);

    [Theory]
    [InlineData("from_minor_units(1050, 'usd')", "10.5000")]
    [InlineData("from_minor_units(1050, 'JPY')", "1050.0000", "the yen has no smaller unit")]
    [InlineData("from_minor_units(1050, 'KWD')", "1.0500", "the dinar has a thousand")]
    [InlineData("from_minor_units(-1, 'EUR')", "-0.0100")]
    [InlineData("units_of(33.333333333333, 3)", "100")]
    [InlineData("units_of(0.5, 1)", "1", "half a unit goes away from zero")]
    [InlineData("units_of(999999999999, 100000)", "99999999999900000")]
    public void Money_InSmallestUnits_IsExact(string expression, string expected, string? because = null) => Text($"select cast({expression} as varchar)").ShouldBe(expected, because);

    [Theory]
    [InlineData("month_of(date '2024-02-29')", "2024-02-01")]
    [InlineData("month_end(date '2024-02-01')", "2024-02-29")]
    [InlineData("add_months(date '2024-01-31', 1)", "2024-02-29")]
    [InlineData("add_months(date '2024-03-01', -12)", "2023-03-01")]
    [InlineData("add_days(date '2024-12-31', 90)", "2025-03-31")]
    [InlineData("months_between(date '2024-01-31', date '2024-02-01')", "1")]
    [InlineData("months_between(date '2024-02-01', date '2022-12-31')", "-14")]
    [InlineData("days_between(date '2024-02-28', date '2024-03-01')", "2")]
    [InlineData("quarter_of(date '2024-06-30')", "2024-04-01")]
    [InlineData("week_of(date '2024-12-01')", "2024-11-25")]
    [InlineData("local_date(timestamp '2024-01-31 15:00:00', 'Asia/Tokyo')", "2024-02-01")]
    [InlineData("local_date(timestamp '2024-01-31 14:59:59', 'Asia/Tokyo')", "2024-01-31")]
    [InlineData("local_date(timestamp '2024-03-10 09:59:59', 'America/Los_Angeles')", "2024-03-10")]
    [InlineData("local_date_of_many(timestamp '2024-01-31 15:00:00', 'Asia/Tokyo', 540)", "2024-02-01")]
    [InlineData("local_date_of_many(timestamp '2024-01-31 14:59:59', 'Asia/Tokyo', 540)", "2024-01-31")]
    [InlineData("local_date_of_many(timestamp '2024-07-10 06:59:59', 'America/Los_Angeles', null)", "2024-07-09")]
    [InlineData("local_date_of_many(timestamp '1950-07-31 14:30:00', 'Asia/Tokyo', 540)", "1950-08-01")]
    [InlineData("local_date_of_many(null, 'Asia/Tokyo', 540)", null)]
    [InlineData("local_month(timestamp '2024-01-31 15:00:00', 'Asia/Tokyo')", "2024-02-01")]
    [InlineData("seconds_between(timestamp '2024-01-01 00:00:00', timestamp '2024-01-02 00:00:01')", "86401")]
    [InlineData("add_minutes(timestamp '2024-01-01 23:30:00', 45)", "2024-01-02 00:15:00")]
    [InlineData("ratio(1, 4)", "0.25")]
    [InlineData("ratio(1, 0)", null)]
    [InlineData("ratio(null, 4)", null)]
    public void Function_OfDatesAndRatios_IsWhatItSays(string expression, string? expected) => Text($"select cast({expression} as varchar)").ShouldBe(expected);

    [Theory]
    [InlineData("argmax(v, o)", "b")]
    [InlineData("median_of(o)", "2.5")]
    [InlineData("p75_of(o)", "3.25")]
    public void Aggregate_OverRows_IsWhatItSays(string expression, string expected) =>
        Text($"select cast({expression} as varchar) from (values ('a', 1), ('b', 4), ('c', 2), ('d', 3)) as rows(v, o)").ShouldBe(expected);

    [Fact]
    public void MonthSpine_BetweenTwoDays_HasEveryMonthOfBoth() =>
        Text("select string_agg(cast(month as varchar), ' ') from month_spine(date '2023-11-30', date '2024-02-01')").ShouldBe("2023-11-01 2023-12-01 2024-01-01 2024-02-01");

    [Fact]
    public void DaySpine_AcrossALeapDay_HasEveryDay() =>
        Text("select string_agg(cast(day as varchar), ' ') from day_spine(date '2024-02-28', date '2024-03-01')").ShouldBe("2024-02-28 2024-02-29 2024-03-01");

    [Fact]
    public void SurrogateKey_OfAVersion_IsTheSameOnEveryBuildAndNever0() =>
        // The last eight bytes of MD5("A|2024-01-01") as a little-endian number, without its lowest bit.
        Text("select surrogate_key('A', date '2024-01-01')").ShouldBe("960816379905301143");

    private string? Text(string sql) => Convert.ToString(connection.Scalar<object>(sql), CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : null;
}
