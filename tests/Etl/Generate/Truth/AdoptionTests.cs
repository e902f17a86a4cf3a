using Warehouse.Etl.Generate.Truth;
using Warehouse.Etl.Generate.Usage;
using static Warehouse.Tests.Etl.Generate.Given;

namespace Warehouse.Tests.Etl.Generate.Truth;

public sealed class AdoptionTests
{
    private static readonly PaidLife Life = new(1, Day("2024-01-01"), null);

    [Fact]
    public void TwelfthActiveDay_WithTheFifthKeyFeature_IsTheFirst()
    {
        // Every second day from 1 January: the twelfth is the 23rd. One key feature each, five of them by then.
        var days = Enumerable.Range(0, 14).Select(number => Use(number * 2, 1 << (number % 5)));

        Adoption.FirstDay([.. days], Life, Adoption.KeyFeatures).ShouldBe(Day("2024-01-23"));
    }

    [Theory]
    [InlineData(27, "2024-01-28")]
    [InlineData(28, null)]
    public void Window_IsTheTwentyEightDaysThatEndWithTheDay(int lastDay, string? expected)
    {
        // Eleven days from 1 January on with all features, then one more: 27 days later it still sees the first.
        var days = Enumerable.Range(0, 11).Select(number => Use(number, 0b11111)).Append(Use(lastDay, 0));

        Adoption.FirstDay([.. days], Life, Adoption.KeyFeatures).ShouldBe(expected is null ? null : Day(expected));
    }

    [Fact]
    public void FourKeyFeatures_AreNotEnough_UnlessEveryFeatureCounts()
    {
        // Four key features and one that is none: the seventh of the catalogue.
        DayOfUse[] days = [.. Enumerable.Range(0, 12).Select(number => Use(number, 0b1001111))];

        Adoption.FirstDay(days, Life, Adoption.KeyFeatures).ShouldBeNull();
        Adoption.FirstDay(days, Life, Adoption.EveryFeature).ShouldBe(Day("2024-01-12"));
    }

    [Fact]
    public void Use_BeforeTheLife_DoesNotCount()
    {
        DayOfUse[] days = [.. Enumerable.Range(0, 12).Select(number => Use(number, 0b11111))];

        Adoption.FirstDay(days, Life with { Start = Day("2024-01-02") }, Adoption.KeyFeatures).ShouldBeNull();
    }

    private static DayOfUse Use(int daysAfterStart, int features) => new(Day("2024-01-01").AddDays(daysAfterStart), true, features);
}
