using System.Globalization;
using Warehouse.DuckDb;
using Warehouse.Etl;
using Warehouse.Semantics;

namespace Warehouse.App.WhatIf;

/// <summary>The figures that simulations start from, asked of the semantic layer by name.</summary>
/// <param name="YearlyChurn"><c>logo_churn</c> of the 12 months that end with the month; null where nobody paid a year ago.</param>
/// <param name="Ltv"><c>arpa</c>, <c>mean_churn</c>, <c>gross_margin</c>, <c>cac</c>; null where one of the first three is unknown.</param>
internal sealed record WhatIfBase(DateOnly Month, string Currency, decimal PayingAccounts, decimal Arr, decimal? YearlyChurn, LtvBase? Ltv)
{
    private static readonly string[] Names = ["paying_accounts", "arr", "logo_churn", "arpa", "mean_churn", "gross_margin", "cac"];

    /// <exception cref="WarehouseException">The month is not one of the warehouse.</exception>
    public static WhatIfBase Read(IMetrics metrics, DateOnly month, int capMonths)
    {
        var answer = metrics.Query(new MetricRequest(Names, ["metric_time__month"]) { Start = month, End = month.AddMonths(1).AddDays(-1) });
        if (answer.Rows.Count == 0) throw new WarehouseException(string.Create(CultureInfo.InvariantCulture, $"--month {month:yyyy-MM}: no such month here; the last that has ended is {metrics.Context.ClosingMonth:yyyy-MM}"));
        decimal? Value(string name) => answer.Rows[0][answer.IndexOf(name)] is { } value ? Convert.ToDecimal(value, CultureInfo.InvariantCulture) : null;
        return new WhatIfBase(
            month,
            metrics.Context.Currency,
            Value("paying_accounts") ?? 0,
            Value("arr") ?? 0,
            Value("logo_churn"),
            Value("arpa") is { } arpa && Value("mean_churn") is { } churn && Value("gross_margin") is { } margin ? new LtvBase(arpa, churn, margin, capMonths, Value("cac")) : null);
    }

    /// <summary>The cap of lifetimes that a published warehouse was built with.</summary>
    public static int CapOf(string published)
    {
        using var file = Duck.Open(published, new DuckOptions { ReadOnly = true });
        return file.Scalar<int>("select ltv_cap_months from etl.setting");
    }
}
