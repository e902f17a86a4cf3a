namespace Warehouse.Reports.Reading;

/// <summary>Calendar months, each named by its first day.</summary>
public static class Month
{
    /// <summary>The first day of a date's month.</summary>
    public static DateOnly Of(DateOnly date) => new(date.Year, date.Month, 1);

    /// <summary>The month's last day.</summary>
    public static DateOnly LastDay(DateOnly month) => Of(month).AddMonths(1).AddDays(-1);

    /// <summary>The <paramref name="count"/> months that end with <paramref name="last"/>, oldest first.</summary>
    public static IReadOnlyList<DateOnly> Ending(DateOnly last, int count) =>
        [.. Enumerable.Range(0, count).Select(step => last.AddMonths(step - count + 1))];

    /// <summary>Whole months from one month to another.</summary>
    public static int Between(DateOnly from, DateOnly to) => ((to.Year - from.Year) * 12) + to.Month - from.Month;
}
