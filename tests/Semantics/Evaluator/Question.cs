namespace Warehouse.Tests.Semantics.Evaluator;

/// <summary>What is asked.</summary>
internal sealed record Question(IReadOnlyList<string> Metrics, IReadOnlyList<Item> GroupBy)
{
    public IReadOnlyList<string> Where { get; init; } = [];

    public DateTime? First { get; init; }

    public DateTime? Last { get; init; }

    /// <summary>Column names; a leading minus sorts descending.</summary>
    public IReadOnlyList<string> OrderBy { get; init; } = [];

    public int? Limit { get; init; }

    /// <summary>Whether only the first and last value of the one item are asked for.</summary>
    public bool IsMinMax { get; init; }

    public bool IsDistinct { get; init; } = true;
}

/// <summary>What is answered: the items in the order asked, then the metrics.</summary>
internal sealed record Reply(IReadOnlyList<string> Columns, IReadOnlyList<object?[]> Rows);
