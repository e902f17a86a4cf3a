using System.Globalization;
using System.Numerics;
using Warehouse.DuckDb;

namespace Warehouse.Tests.Interop.Types;

public sealed class NumberTests(RoundTrip roundTrip) : IClassFixture<RoundTrip>
{
    public static TheoryData<string, object> Integers => new()
    {
        { "TINYINT", sbyte.MinValue },
        { "TINYINT", sbyte.MaxValue },
        { "UTINYINT", byte.MaxValue },
        { "SMALLINT", short.MinValue },
        { "SMALLINT", short.MaxValue },
        { "USMALLINT", ushort.MaxValue },
        { "INTEGER", int.MinValue },
        { "INTEGER", int.MaxValue },
        { "UINTEGER", uint.MaxValue },
        { "BIGINT", long.MinValue },
        { "BIGINT", long.MaxValue },
        { "UBIGINT", ulong.MaxValue },
        { "HUGEINT", -BigInteger.Pow(2, 127) },
        { "HUGEINT", BigInteger.Pow(2, 127) - 1 },
        { "HUGEINT", BigInteger.MinusOne },
        { "UHUGEINT", BigInteger.Pow(2, 128) - 1 },
    };

    public static TheoryData<string, string> Decimals => new()
    {
        // One of each physical width: 2, 4, 8 and 16 bytes.
        { "DECIMAL(4,2)", "99.99" },
        { "DECIMAL(4,2)", "-99.99" },
        { "DECIMAL(4,0)", "-9999" },
        { "DECIMAL(9,4)", "99999.9999" },
        { "DECIMAL(9,4)", "-0.0001" },
        { "DECIMAL(18,2)", "9999999999999999.99" },
        { "DECIMAL(18,2)", "-9999999999999999.99" },
        { "DECIMAL(38,2)", "79228162514264337593543950335.00" },
        { "DECIMAL(38,2)", "-79228162514264337593543950335.00" },
        { "DECIMAL(38,10)", "-1234567890.0123456789" },
        { "DECIMAL(18,4)", "0.0000" },
    };

    [Theory]
    [MemberData(nameof(Integers))]
    public void Integer_AtItsExtreme_ComesBackBothWays(string type, object value)
    {
        var shown = Convert.ToString(value, CultureInfo.InvariantCulture)!;

        roundTrip.ByParameter(type, value).ShouldBe((value, shown));
        roundTrip.ByAppender(type, value).ShouldBe((value, shown));
    }

    [Theory]
    [MemberData(nameof(Decimals))]
    public void Decimal_AtItsExtreme_ComesBackBothWaysToTheLastDigit(string type, string digits)
    {
        var value = decimal.Parse(digits, CultureInfo.InvariantCulture);

        roundTrip.ByParameter(type, value).ShouldBe((value, digits));
        roundTrip.ByAppender(type, value).ShouldBe((value, digits));
    }

    [Fact]
    public void Decimal_Of38Digits_IsReadAsTextWhereNoDotNetDecimalHoldsIt()
    {
        using var connection = Duck.Open(Duck.InMemory);
        const string Digits = "99999999999999999999999999999999999999";

        connection.Scalar<string>($"select {Digits}::decimal(38,0)::varchar").ShouldBe(Digits);
        Should.Throw<OverflowException>(() => connection.Scalar<decimal>($"select {Digits}::decimal(38,0)"));
    }

    [Theory]
    [InlineData(double.MaxValue, "1.7976931348623157e+308")]
    [InlineData(double.Epsilon, "5e-324")]
    [InlineData(-0.1, "-0.1")]
    [InlineData(double.PositiveInfinity, "inf")]
    [InlineData(double.NegativeInfinity, "-inf")]
    public void Double_AtItsExtreme_ComesBackBothWays(double value, string shown)
    {
        roundTrip.ByParameter("DOUBLE", value).ShouldBe((value, shown));
        roundTrip.ByAppender("DOUBLE", value).ShouldBe((value, shown));
    }

    [Theory]
    [InlineData(float.MaxValue, "3.4028235e+38")]
    [InlineData(1.1f, "1.1")]
    [InlineData(float.NegativeInfinity, "-inf")]
    public void Float_AtItsExtreme_ComesBackBothWays(float value, string shown)
    {
        roundTrip.ByParameter("FLOAT", value).ShouldBe((value, shown));
        roundTrip.ByAppender("FLOAT", value).ShouldBe((value, shown));
    }

    [Fact]
    public void NaN_OfBothWidths_ComesBackBothWays()
    {
        roundTrip.ByParameter("DOUBLE", double.NaN).Value.ShouldBe(double.NaN);
        roundTrip.ByAppender("DOUBLE", double.NaN).Value.ShouldBe(double.NaN);
        roundTrip.ByParameter("FLOAT", float.NaN).Value.ShouldBe(float.NaN);
        roundTrip.ByAppender("FLOAT", float.NaN).Value.ShouldBe(float.NaN);
    }

    [Theory]
    [InlineData(true, "true")]
    [InlineData(false, "false")]
    public void Boolean_Either_ComesBackBothWays(bool value, string shown)
    {
        roundTrip.ByParameter("BOOLEAN", value).ShouldBe((value, shown));
        roundTrip.ByAppender("BOOLEAN", value).ShouldBe((value, shown));
    }

    [Fact]
    public void Sum_OfIntegers_IsReadAsLongAndAsDecimal()
    {
        using var connection = Duck.Open(Duck.InMemory);
        const string Sum = "select sum(x) from (values (9223372036854775807), (-1)) t(x)";

        connection.Scalar<long>(Sum).ShouldBe(9_223_372_036_854_775_806);
        connection.Scalar<decimal>(Sum).ShouldBe(9_223_372_036_854_775_806m);
        connection.Scalar<double>(Sum).ShouldBe(9.223372036854775806e18);
    }
}
