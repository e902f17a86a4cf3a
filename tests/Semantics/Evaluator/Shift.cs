namespace Warehouse.Tests.Semantics.Evaluator;

/// <summary>How far back a metric is read: so many periods, or at the beginning of the period.</summary>
internal sealed record Shift(Span? Window, string? ToGrain)
{
    public static Shift? Of(MetricInput input) => input.OffsetWindow is null && input.OffsetToGrain is null ? null : new Shift(input.OffsetWindow, input.OffsetToGrain);

    public string Grain => Window?.Grain ?? ToGrain!;

    /// <summary>The time that is read at <paramref name="time"/>.</summary>
    public DateTime Source(DateTime time) => Window is { } window ? Periods.Add(time, -window.Count, window.Grain) : Periods.Truncate(time, ToGrain!);
}
