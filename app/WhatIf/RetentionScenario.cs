namespace Warehouse.App.WhatIf;

/// <summary>What is left of today's accounts after whole years at one yearly churn.</summary>
/// <param name="Name">The churn as asked, or <c>own</c>.</param>
/// <param name="YearlyChurn">0.03 = 3 %.</param>
internal sealed record RetentionScenario(string Name, decimal YearlyChurn)
{
    /// <summary>The longest simulated time.</summary>
    public const int MostYears = 50;

    /// <summary>The share left after so many years: (1 − churn)^years.</summary>
    /// <remarks>Source: metrics.md, "Unit economics", worked example: at 3 %, 97 / 86 / 74 / 54 % after 1 / 5 / 10 / 20 years.</remarks>
    public decimal ShareAfter(int years)
    {
        var share = 1m;
        for (var year = 0; year < years; year++) share *= 1 - YearlyChurn;
        return share;
    }

    /// <summary>Account-years that an account of today still brings: Σ over the years 1 to n of the share left; 14.75 of 20 years at 3 %, 2.99 at 25 %.</summary>
    public decimal YearsKept(int years) => Enumerable.Range(1, years).Sum(ShareAfter);
}
