using Warehouse.Reports.Reading;
using Warehouse.Reports.Text;

namespace Warehouse.Reports.Packs.Board.Cohorts;

/// <summary>Retention of acquisition cohorts by age, as far as the pack's month.</summary>
/// <param name="Size">What a cohort weighs: its accounts, or its MRR at age 0.</param>
/// <param name="Ages">Retention at ages 1 to 12; null where time has not reached or the cohort is empty.</param>
public sealed record Cohort(DateOnly Month, Quantity Size, IReadOnlyList<Quantity?> Ages);

/// <summary>One map of cohorts.</summary>
/// <param name="Means">The weighted mean at ages 1 to 12, over the cohorts shown that are old enough; null where none is.</param>
public sealed record CohortMap(IReadOnlyList<Cohort> Cohorts, IReadOnlyList<Quantity?> Means)
{
    /// <summary>The map with its means.</summary>
    public static CohortMap Of(IReadOnlyList<Cohort> cohorts) =>
        new(cohorts, [.. Enumerable.Range(0, CohortReader.Ages).Select(age => Mean(cohorts, age))]);

    private static Quantity? Mean(IReadOnlyList<Cohort> cohorts, int age)
    {
        var old = cohorts.Where(cohort => cohort.Ages[age] is not null).ToArray();
        var weight = old.Sum(cohort => cohort.Size);
        return weight == 0 ? null : old.Sum(cohort => cohort.Ages[age]!.Value * cohort.Size) / weight;
    }
}

/// <summary>Reads cohorts.</summary>
public static class CohortReader
{
    /// <summary>Ages shown: 1 to 12.</summary>
    public const int Ages = 12;

    private const int Shown = 19;

    /// <summary>The last 19 cohorts: by accounts, and by MRR.</summary>
    public static (CohortMap Logo, CohortMap Revenue) Read(MetricReader reader, DateOnly month)
    {
        var first = month.AddMonths(1 - Shown);
        var cells = reader.Read(["cohort_logo_retention", "cohort_mrr_retention"], [Dimensions.Cohort, Dimensions.Age], first, month);
        var sizes = reader.ByMonth(["new_accounts", "new_mrr"], first, month);
        var cohorts = Month.Ending(month, Shown).SkipWhile(cohort => sizes.Count("new_accounts", cohort) == 0).ToArray();

        CohortMap Map(string metric, string size) => CohortMap.Of([.. cohorts.Select(cohort => new Cohort(
            cohort,
            sizes.Count(size, cohort),
            [.. Enumerable.Range(1, Ages).Select(age => age <= Month.Between(cohort, month) ? cells[metric, cohort, age] : null)]))]);

        return (Map("cohort_logo_retention", "new_accounts"), Map("cohort_mrr_retention", "new_mrr"));
    }
}
