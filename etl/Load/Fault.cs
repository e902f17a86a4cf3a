namespace Warehouse.Etl.Load;

/// <summary>One way in which a row can break its contract.</summary>
/// <param name="Condition">In SQL, over the typed columns and, under <see cref="Conversion.TextName"/>, their text: true where the row breaks it.</param>
/// <param name="Column">The column that is blamed; null for the row as a whole.</param>
/// <param name="Reason">What is wrong.</param>
/// <param name="Expected">What the contract expects.</param>
internal sealed record Fault(string Condition, string? Column, string Reason, string? Expected);
