using System.Numerics;
using DuckDB.NET.Native;

namespace Warehouse.Tests.Interop.Bindings;

public sealed class HugeIntTests
{
    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("18446744073709551616")]
    [InlineData("-18446744073709551617")]
    [InlineData("170141183460469231731687303715884105727")]
    [InlineData("-170141183460469231731687303715884105728")]
    public void HugeInt_OfAnInteger_GivesItBackBothWays(string digits)
    {
        var number = BigInteger.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);

        new DuckDBHugeInt(number).ToBigInteger().ShouldBe(number);
        ((BigInteger)new DuckDBHugeInt(number).ToInt128()).ShouldBe(number);
    }

    [Fact]
    public void HugeInt_OfMinusTwo_HasItsBitsInTwosComplement()
    {
        var number = new DuckDBHugeInt(new BigInteger(-2));

        number.Upper.ShouldBe(-1);
        number.Lower.ShouldBe(ulong.MaxValue - 1);
    }

    [Fact]
    public void HugeInt_OneBeyondEitherEnd_IsRefused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new DuckDBHugeInt(DuckDBHugeInt.HugeIntMaxValue + 1));
        Should.Throw<ArgumentOutOfRangeException>(() => new DuckDBHugeInt(DuckDBHugeInt.HugeIntMinValue - 1));
        Should.Throw<ArgumentOutOfRangeException>(() => new DuckDBUHugeInt(BigInteger.MinusOne));
        Should.Throw<ArgumentOutOfRangeException>(() => new DuckDBUHugeInt(BigInteger.Pow(2, 128)));
    }

    [Fact]
    public void UHugeInt_AtItsEnd_GivesItBackBothWays()
    {
        var most = new DuckDBUHugeInt(BigInteger.Pow(2, 128) - 1);

        most.ToUInt128().ShouldBe(UInt128.MaxValue);
        most.ToBigInteger().ShouldBe(DuckDBUHugeInt.HugeIntMaxValue);
    }
}
