namespace Warehouse.Tests.Semantics.Evaluator;

/// <summary>From a first instant up to, not including, an end; either may be open.</summary>
internal sealed record Range(DateTime? Start, DateTime? End)
{
    public bool Has(DateTime? time) => time is { } t && (Start is null || t >= Start) && (End is null || t < End);

    /// <summary>Whole periods: from the beginning of the first's to the end of the last's.</summary>
    public static Range? Of(DateTime? first, DateTime? last, string grain) => first is null && last is null ? null : new Range(
        first is { } f ? Periods.Truncate(f, grain) : null,
        last is { } l ? Periods.Add(Periods.Truncate(l, grain), 1, grain) : null);
}
