using System.Numerics;
using Warehouse.Etl.Generate.Company;
using Warehouse.Etl.Generate.Usage;

namespace Warehouse.Etl.Generate.Truth;

/// <summary>When a customer has made the product its own: 28 days with at least 12 active days and 5 key features.</summary>
public static class Adoption
{
    private const int WindowDays = 28;
    private const int ActiveDays = 12;
    private const int FeaturesUsed = 5;

    /// <summary>The features of <see cref="Catalogue.KeyFeatures"/>, a bit each.</summary>
    public static int KeyFeatures => (1 << Catalogue.KeyFeatures.Count) - 1;

    /// <summary>Every feature, a bit each.</summary>
    public static int EveryFeature => (1 << Catalogue.Features.Count) - 1;

    /// <summary>The first day of the life that ends such a window, all of whose use lies in the life; null when there is none.</summary>
    /// <param name="days">Days with use, in order.</param>
    /// <param name="life">The life.</param>
    /// <param name="counted">The features that count, a bit each.</param>
    public static DateOnly? FirstDay(IReadOnlyList<DayOfUse> days, PaidLife life, int counted)
    {
        var ofLife = days.Where(day => life.Holds(day.Day)).ToArray();
        for (var (first, last) = (0, 0); last < ofLife.Length; last++)
        {
            while (ofLife[first].Day.DaysTo(ofLife[last].Day) >= WindowDays) first++;
            var window = ofLife.AsSpan(first..(last + 1));
            if (window.Length < ActiveDays) continue;
            var used = 0;
            foreach (var day in window) used |= day.Features & counted;
            if (BitOperations.PopCount((uint)used) >= FeaturesUsed) return ofLife[last].Day;
        }

        return null;
    }
}
