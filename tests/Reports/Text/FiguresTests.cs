using Warehouse.Reports.Text;

namespace Warehouse.Tests.Reports.Text;

public sealed class FiguresTests
{
    [Theory]
    [InlineData("446.42", 2, "446.42")]
    [InlineData("1204", 0, "1,204")]
    [InlineData("1234567.891", 1, "1,234,567.9")]
    [InlineData("-0.47", 2, "−0.47")]
    [InlineData("-0.04", 1, "0.0")]
    [InlineData("2.345", 2, "2.35")]
    [InlineData("-2.345", 2, "−2.35")]
    public void Fixed_AnyAmount_RoundsHalfAwayFromZeroAndGroups(string value, int decimals, string printed) =>
        Figures.Fixed(Number(value), decimals).ShouldBe(printed);

    [Theory]
    [InlineData("11.36", 2, "+11.36")]
    [InlineData("-0.1", 1, "−0.1")]
    [InlineData("0.04", 1, "±0.0")]
    [InlineData("-0.04", 1, "±0.0")]
    [InlineData("0", 1, "±0.0")]
    [InlineData("0.05", 1, "+0.1")]
    [InlineData("-0.4", 0, "±0")]
    public void Signed_Difference_CarriesItsSignAndPlusMinusForWhatRoundsToZero(string value, int decimals, string printed) =>
        Figures.Signed(Number(value), decimals).ShouldBe(printed);

    [Theory]
    [InlineData("0", "0.00")]
    [InlineData("0.004", "±0.00")]
    [InlineData("0.04", "+0.04")]
    [InlineData("-5.42", "−5.42")]
    public void Movement_ThatDidNotOccur_IsABareZero(string value, string printed) => Figures.Movement(Number(value), 2).ShouldBe(printed);

    [Fact]
    public void AnyFormat_Unknown_IsADash()
    {
        Figures.Fixed(null, 1).ShouldBe("–");
        Figures.Signed(null, 1).ShouldBe("–");
        Figures.Movement(null, 2).ShouldBe("–");
        Figures.Count(null).ShouldBe("–");
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(11, "+11")]
    [InlineData(-1050, "−1,050")]
    public void SignedCount_WholeNumber_HasASignUnlessZero(long value, string printed) => Figures.SignedCount(value).ShouldBe(printed);

    [Theory]
    [InlineData("110", "110")]
    [InlineData("3.50", "3.5")]
    [InlineData("4.96", "5")]
    public void Shortest_Target_DropsAZeroAfterThePoint(string value, string printed) => Figures.Shortest(Number(value), 1).ShouldBe(printed);

    [Fact]
    public void From_CellsOfAnAnswer_KeepsFifteenDigitsAndDropsWhatIsNotFinite()
    {
        // 0.9735 as a double is 0.97349999…; read as 15 digits it rounds up, as a reader of 97.35 expects.
        Figures.Fixed(Figures.From(0.9735) * 100, 1).ShouldBe("97.4");
        Figures.From(double.NaN).ShouldBeNull();
        Figures.From(double.PositiveInfinity).ShouldBeNull();
        Figures.From(null).ShouldBeNull();
        Figures.From(12L).ShouldBe(12m);
        Figures.From(true).ShouldBe(1m);
        Should.Throw<ArgumentException>(() => Figures.From("12")).Message.ShouldContain("expected a number, found String '12'");
    }

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
