using Warehouse.Semantics.Expressions;

namespace Warehouse.Semantics.Manifest;

/// <summary>How a business reports: the top-level key <c>reporting</c>. Where a warehouse is open, its settings say all but the week.</summary>
/// <param name="AsOf">The day to whose end everything is asked; null where requests say.</param>
/// <param name="FiscalYearStartMonth">1 = January … 12.</param>
/// <param name="WeekStart">The first day of a week.</param>
/// <param name="TimeZone">The zone whose days are reported, such as <c>Asia/Tokyo</c>; empty = times are taken as they stand.</param>
/// <param name="Currency">The reporting currency, such as <c>JPY</c>; empty = amounts are taken as they stand.</param>
/// <param name="Rates">What one unit of another currency is worth in it; null where there are none.</param>
internal sealed record Reporting(DateOnly? AsOf, int FiscalYearStartMonth, DayOfWeek WeekStart, string TimeZone, string Currency, ExchangeRates? Rates)
{
    /// <summary>The calendar year, weeks from Monday, nothing converted.</summary>
    public static Reporting Plain { get; } = new(null, 1, DayOfWeek.Monday, "", "", null);
}

/// <summary>Exchange rates: a row a currency and day on which a rate was set.</summary>
internal sealed record ExchangeRates(string Schema, string Table, string CurrencyColumn, string DateColumn, string RateColumn);
