namespace Warehouse.Etl.Generate;

/// <summary>The generated company's time: from its first month to the day on which the extracts were taken.</summary>
/// <param name="FirstMonth">First day of the first month with subscriptions.</param>
/// <param name="ClosingMonth">First day of the last closed month.</param>
public sealed record Timeline(DateOnly FirstMonth, DateOnly ClosingMonth)
{
    /// <summary>How far ahead of the extraction a renewal or a notice can already be known, in days.</summary>
    private const int DaysKnownAhead = 60;

    /// <summary>The day of the extraction, the 5th after the closing month: the newest data lie after the last closed month, as they do in life.</summary>
    public DateOnly AsOf { get; } = ClosingMonth.AddMonths(1).AddDays(4);

    /// <summary>The last whole day in the extracts, the day before <see cref="AsOf"/>.</summary>
    public DateOnly LastDay => AsOf.AddDays(-1);

    /// <summary>03:00 in Tokyo on <see cref="AsOf"/>.</summary>
    public DateTimeOffset ExtractedAt => SnapshotAt(AsOf);

    /// <summary>The simulation runs on until here, so that notices given and renewals signed before the extraction appear in it.</summary>
    public DateOnly Horizon => AsOf.AddDays(DaysKnownAhead);

    /// <summary>Closed months.</summary>
    public int MonthCount => FirstMonth.MonthsTo(ClosingMonth) + 1;

    /// <summary>The closed months in order, each as its first day.</summary>
    public IEnumerable<DateOnly> Months => Enumerable.Range(0, MonthCount).Select(FirstMonth.AddMonths);

    /// <summary>The days of the CRM's snapshots: each third month's 5th back from the extraction.</summary>
    public IReadOnlyList<DateOnly> SnapshotDays { get; } = Snapshots(FirstMonth, ClosingMonth.AddMonths(1).AddDays(4));

    /// <summary>The instant of a snapshot, 03:00 in Tokyo like the extraction itself.</summary>
    public static DateTimeOffset SnapshotAt(DateOnly day) => day.InTokyo(180);

    /// <summary>The timeline of the options' months.</summary>
    public static Timeline Of(GenerateOptions options)
    {
        var closing = options.ClosingMonth.MonthOf();
        return new Timeline(closing.AddMonths(1 - options.Months), closing);
    }

    private static List<DateOnly> Snapshots(DateOnly first, DateOnly last)
    {
        List<DateOnly> days = [];
        for (var day = last; day > first.AddMonths(1); day = day.AddMonths(-3)) days.Add(day);
        days.Reverse();
        return days;
    }
}
