using Warehouse.Reports.Text;

namespace Warehouse.Tests.Reports.Text;

public sealed class MeasureTests
{
    private static readonly Currency Yen = new("JPY");

    [Fact]
    public void Rate_Fraction_PrintsPerCentAndPoints()
    {
        Measure.Rate.Value(1.1387m).ShouldBe("113.9");
        Measure.Rate.InProse(Language.Japanese, 1.1387m).ShouldBe("113.9%");
        Measure.Rate.Change(-0.00049m).ShouldBe("±0.0");
        Measure.Rate.ChangeInProse(Language.Japanese, -0.0005m).ShouldBe("−0.1pt");
        Measure.Rate.ChangeInProse(Language.English, 0.058m).ShouldBe("+5.8 pt");
    }

    [Fact]
    public void Millions_Yen_HaveTwoDecimalsAndNoYenSign()
    {
        Measure.Millions(Yen).Value(446_420_000m).ShouldBe("446.42");
        Yen.Prose(Language.Japanese, -11_360_000m).ShouldBe("11.36百万円");
        Yen.Prose(Language.English, 11_360_000m).ShouldBe("JPY 11.36m");
        new Currency("USD").Prose(Language.Japanese, 1_500_000m).ShouldBe("1.50百万USD");
    }

    [Fact]
    public void Thousands_OneAccount_HasOneDecimal()
    {
        Measure.Thousands(Yen).Value(370_849m).ShouldBe("370.8");
        Measure.Thousands(Yen).InProse(Language.English, 370_849m).ShouldBe("JPY 370.8k");
        Measure.Thousands(Yen).ChangeInProse(Language.Japanese, 7_240m).ShouldBe("+7.2千円");
        Measure.WholeThousands(Yen).Value(21_446_300m).ShouldBe("21,446");
    }

    [Fact]
    public void Score_AroundZero_AlwaysHasItsSign()
    {
        Measure.Score.Value(29.4m).ShouldBe("+29");
        Measure.Score.Value(-3m).ShouldBe("−3");
        Measure.Score.Value(0m).ShouldBe("0");
        Measure.Score.Short(Language.Japanese, 30m).ShouldBe("+30");
    }

    [Fact]
    public void LowerBound_CappedValue_IsMarked()
    {
        Measure.Multiple.Value(8.31m, isLowerBound: true).ShouldBe("≥ 8.3");
        Measure.Multiple.Value(null, isLowerBound: true).ShouldBe("–");
    }

    [Fact]
    public void Short_Target_IsAsShortAsItCanBe()
    {
        Measure.Rate.Short(Language.Japanese, 1.10m).ShouldBe("110%");
        Measure.Multiple.Short(Language.Japanese, 3m).ShouldBe("3倍");
        Measure.Months.Short(Language.English, 18m).ShouldBe("18 months");
        Measure.Times.Short(Language.Japanese, 2.5m).ShouldBe("2.5回");
    }

    [Fact]
    public void PrintsAlike_WhatDiffersOnlyAfterRounding_IsAlike()
    {
        Measure.Rate.PrintsAlike(1.0996m, 1.10m).ShouldBeTrue();
        Measure.Rate.PrintsAlike(1.0994m, 1.10m).ShouldBeFalse();
    }
}
