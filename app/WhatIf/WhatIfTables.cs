using Warehouse.Semantics;

namespace Warehouse.App.WhatIf;

/// <summary>Simulations as rows, unrounded.</summary>
internal static class WhatIfTables
{
    /// <summary>One row a churn and number of years.</summary>
    public static MetricTable Retention(WhatIfBase from, IReadOnlyList<RetentionScenario> scenarios, IReadOnlyList<int> years) => new(
        ["scenario", "yearly_churn", "years", "share_left", "accounts_left", "arr_left", "account_years"],
        [
            .. scenarios.SelectMany(_ => years, (scenario, year) => (IReadOnlyList<object?>)
            [
                scenario.Name, scenario.YearlyChurn, year, scenario.ShareAfter(year), from.PayingAccounts * scenario.ShareAfter(year), from.Arr * scenario.ShareAfter(year), scenario.YearsKept(year),
            ]),
        ]);

    /// <summary>One row a step of churn, margin and price.</summary>
    public static MetricTable Ltv(LtvBase from, IReadOnlyList<decimal> churn, IReadOnlyList<decimal> margin, IReadOnlyList<decimal> price)
    {
        var now = from.With(new LtvStep(0, 0, 0)).Ltv;
        return new(
            ["churn_change", "margin_points", "price_change", "mean_churn", "lifetime_months", "is_capped", "arpa", "gross_margin", "ltv", "ltv_change", "ltv_cac"],
            [
                .. from c in churn
                   from m in margin
                   from p in price
                   let step = @from.With(new LtvStep(c, m, p))
                   select (IReadOnlyList<object?>)[c, m, p, step.MeanChurn, step.LifetimeMonths, step.IsCapped, step.Arpa, step.GrossMargin, step.Ltv, now == 0 ? null : (step.Ltv / now) - 1, step.LtvCac],
            ]);
    }
}
