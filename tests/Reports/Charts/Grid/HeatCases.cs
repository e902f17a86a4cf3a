using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Warehouse.Reports.Packs;
using Warehouse.Reports.Packs.Board.Accounts;
using Warehouse.Reports.Packs.Board.Cohorts;
using Warehouse.Reports.Text;
using Warehouse.Tests.Reports.Board;

namespace Warehouse.Tests.Reports.Charts.Grid;

/// <summary>Cohort heatmaps on their page, from one month of data to more than the page shows, and strips of health. A reader of cohorts gives the last 19 of them.</summary>
internal static class HeatCases
{
    private const decimal Billion = 1_000_000_000m;

    private static readonly (string Name, int Cohorts, decimal Accounts, decimal Mrr, Func<int, int, decimal?> Retention)[] Maps =
    [
        ("one month", 1, 40, 12_345_678, (_, _) => 1),
        ("two months", 2, 1, 18_000, (_, _) => 0.5m),
        ("six months, gaps", 6, 9, 900_000, (cohort, age) => (cohort + age) % 3 == 0 ? null : 1.04m),
        ("thirteen months, everybody left", 13, 3, 0, (_, _) => 0),
        ("nineteen months", 19, 17, 4_567_890, (cohort, age) => 1.3m - (cohort * 0.02m) - (age * 0.03m)),
        ("nineteen months of a billion", 19, 100_000, Billion, (cohort, age) => (cohort + age) % 2 == 0 ? 1.25m : 0.78m),
        ("nineteen months, small beginnings", 19, 1, 9_000, (cohort, age) => cohort + age),
        ("nineteen months, a hundredfold", 19, 1, 1, (_, _) => 123.45m),
        ("nineteen months, gaps", 19, 12, 1_000_000, (cohort, age) => cohort == 4 || age == 7 ? null : 0.955m),
    ];

    /// <summary>All of them.</summary>
    public static IEnumerable<DrawnChart> All =>
    [
        .. new[] { Language.Japanese, Language.English }.SelectMany(language => Maps.Select(map => Page(language, map))),
        .. new decimal?[] { null, 0, 49.96m, 50, 79.96m, 80, 100, -5, 1_000 }.Select(health => new DrawnChart($"health strip: {health}", Knowing(Language.Japanese, builder => Strip(builder, health)))),
    ];

    private static DrawnChart Page(Language language, (string Name, int Cohorts, decimal Accounts, decimal Mrr, Func<int, int, decimal?> Retention) map)
    {
        // Of each cohort as many ages as have come: of the last none.
        decimal?[] Ages(int cohort) => [.. Enumerable.Range(1, CohortReader.Ages).Select(age => age < map.Cohorts - cohort ? map.Retention(cohort, age) : null)];
        CohortMap Sized(decimal size, decimal most) => CohortMap.Of(
            [.. Enumerable.Range(0, map.Cohorts).Select(cohort => new Cohort(Sample.October.AddMonths(cohort + 1 - map.Cohorts), size, [.. Ages(cohort).Select(value => value is { } known ? (Quantity?)Math.Min(most, known) : null)]))]);
        // No more accounts than were acquired can be left.
        var page = CohortBuilder.Build(Sample.Facts(language), Sized(map.Accounts, 1), Sized(map.Mrr, decimal.MaxValue));
        var blank = 2 * Enumerable.Range(0, map.Cohorts).Sum(cohort => Ages(cohort).Count(value => value is null));
        return new DrawnChart(
            $"heatmap {language.Code}: {map.Name}",
            Knowing(language, builder =>
            {
                builder.OpenComponent<CohortSheet>(0);
                builder.AddComponentParameter(1, nameof(CohortSheet.Page), page);
                builder.CloseComponent();
            }),
            blank);
    }

    private static void Strip(RenderTreeBuilder builder, decimal? health)
    {
        builder.OpenComponent<HealthStrip>(0);
        builder.AddComponentParameter(1, nameof(HealthStrip.Health), health);
        builder.CloseComponent();
    }

    private static RenderFragment Knowing(Language language, RenderFragment content) => builder =>
    {
        builder.OpenComponent<CascadingValue<PackFacts>>(0);
        builder.AddComponentParameter(1, "Value", Sample.Facts(language));
        builder.AddComponentParameter(2, "ChildContent", content);
        builder.CloseComponent();
    };
}
