namespace Warehouse.App.WhatIf;

/// <summary>What LTV is made of, in one month.</summary>
/// <param name="Arpa">MRR ÷ paying accounts, in the reporting currency a month.</param>
/// <param name="MeanChurn">Monthly, 0.02 = 2 %.</param>
/// <param name="GrossMargin">0.7 = 70 %.</param>
/// <param name="CapMonths">The longest lifetime that is believed.</param>
/// <param name="Cac">Null where it is unknown.</param>
internal sealed record LtvBase(decimal Arpa, decimal MeanChurn, decimal GrossMargin, int CapMonths, decimal? Cac)
{
    /// <summary>LTV with churn, margin and price moved.</summary>
    /// <remarks>
    /// LTV = ARPA × min(1 ÷ churn, cap) × margin (metrics.md, "Unit economics"). A price moves what an account pays and not what serving it costs,
    /// so ARPA × margin becomes ARPA × (1 + price) − ARPA × (1 − margin − points).
    /// </remarks>
    public LtvCase With(LtvStep step)
    {
        var churn = MeanChurn * (1 + step.Churn);
        var isCapped = churn * CapMonths < 1;
        var lifetime = churn * CapMonths <= 1 ? CapMonths : 1 / churn;
        var arpa = Arpa * (1 + step.Price);
        var grossProfit = arpa - (Arpa * (1 - GrossMargin - step.Margin));
        var ltv = grossProfit * lifetime;
        return new LtvCase(step, churn, lifetime, isCapped, arpa, arpa == 0 ? null : grossProfit / arpa, ltv, Cac is > 0 ? ltv / Cac : null);
    }
}

/// <summary>How far a case is from the base.</summary>
/// <param name="Churn">Of the churn, as a share of it: 0.25 = a quarter more.</param>
/// <param name="Margin">Of the gross margin, in points: 0.05 = from 70 % to 75 %.</param>
/// <param name="Price">Of the price, as a share of it.</param>
internal sealed record LtvStep(decimal Churn, decimal Margin, decimal Price);

/// <summary>LTV as it would be.</summary>
/// <param name="IsCapped">The lifetime is cut at the cap, so the LTV is a lower bound and prints with ≥.</param>
/// <param name="GrossMargin">Null at a price of 0.</param>
internal sealed record LtvCase(LtvStep Step, decimal MeanChurn, decimal LifetimeMonths, bool IsCapped, decimal Arpa, decimal? GrossMargin, decimal Ltv, decimal? LtvCac);
