using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Manifest;
using Warehouse.Semantics.Resolve;

namespace Warehouse.Semantics.Entities;

/// <summary>Where a metric that follows entities asks for its numbers: it knows the request's cuts and filters.</summary>
internal interface IEntityLeaves
{
    /// <summary>The day as of which all is asked, to its end.</summary>
    DateOnly AsOf { get; }

    /// <summary>How much earlier everything is read.</summary>
    Duration Offset { get; }

    /// <summary>The column of one of the numbers that a source yields; the same reading is one column.</summary>
    /// <param name="source">Makes the source of the cuts and conditions.</param>
    /// <param name="output">Which of its numbers.</param>
    /// <param name="table">What its table is called, unless another has the name.</param>
    /// <param name="column">The same for the column.</param>
    Column Number(
        Func<IReadOnlyList<DimensionName>, IReadOnlyList<Expression>, EntitySource> source, Measure measure, string output, string table, string column, bool fillsWithZero);
}
