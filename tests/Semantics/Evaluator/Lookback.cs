namespace Warehouse.Tests.Semantics.Evaluator;

/// <summary>The rows that count at a time: those of a window that ends there, or since the period began, or all before.</summary>
internal sealed record Lookback(Span? Window, string? GrainToDate)
{
    public bool Counts(DateTime row, DateTime at) => row <= at
        && (Window is null || row > Periods.Add(at, -Window.Count, Window.Grain))
        && (GrainToDate is null || row >= Periods.Truncate(at, GrainToDate));
}
