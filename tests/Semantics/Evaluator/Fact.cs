namespace Warehouse.Tests.Semantics.Evaluator;

/// <summary>A row of the model that holds a measure.</summary>
/// <param name="Time">When the row counts, by its measure's time dimension; another time where the metric looks back or is shifted.</param>
/// <param name="TimeDimension">The measure's time dimension.</param>
internal sealed record Fact(ModelDef Model, object?[] Row, DateTime? Time, string TimeDimension)
{
    /// <summary>When the row happened: its histories are read as of then, whenever it counts.</summary>
    public DateTime? HappenedAt { get; init; } = Time;

    /// <summary>The rows joined to it, by the path that leads there; null where there is none.</summary>
    public IReadOnlyDictionary<string, object?[]?> Joined { get; init; } = new Dictionary<string, object?[]?>();
}
