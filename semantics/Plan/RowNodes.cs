using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Manifest;

namespace Warehouse.Semantics.Plan;

/// <summary>The rows of a time spine, under an alias.</summary>
internal sealed record ReadTimeSpine(TimeSpine Spine, string Alias) : PlanNode
{
    public override IReadOnlyList<PlanNode> Inputs => [];
}

/// <summary>The rows of a table of the same query, under its own name.</summary>
internal sealed record ReadTable(SelectTable Table) : PlanNode
{
    public override IReadOnlyList<PlanNode> Inputs => [Table];
}

/// <summary>Rows beside rows of another relation.</summary>
/// <param name="Step">What the join is for, as plans show it: JoinDimension, JoinToTimeSpine, JoinConversionEvents.</param>
/// <param name="On">All must hold; empty for a cross join.</param>
internal sealed record JoinRows(PlanNode Input, PlanNode Right, JoinKind Kind, IReadOnlyList<Expression> On, string Step) : PlanNode
{
    public override IReadOnlyList<PlanNode> Inputs => [Input, Right];
}

/// <summary>Which rows a join keeps.</summary>
internal enum JoinKind
{
    Inner,
    Left,
    Full,
    Cross,

    /// <summary>To each row the nearest earlier one.</summary>
    AsOf,
}

/// <summary>A table of named columns made of rows.</summary>
/// <param name="Step">What it does, as plans show it: AggregateMeasures, FillFromTimeSpine, Combine.</param>
/// <param name="Keys">The columns that tell its rows apart.</param>
/// <param name="Values">The others.</param>
internal sealed record SelectTable(
    string Name, string Step, PlanNode Rows, IReadOnlyList<KeyColumn> Keys, IReadOnlyList<KeyColumn> Values, Grouping Grouping) : TableNode(Name)
{
    /// <summary>What it reads of a model, where others may read it with it; null where none may.</summary>
    public Sparse.Scan? Scan { get; init; }

    /// <summary>By what rows become one where that is finer than the keys; null = by the keys.</summary>
    public Expression? By { get; init; }

    /// <summary>A condition over windows of the rows.</summary>
    public Expression? Qualify { get; init; }

    public override IReadOnlyList<PlanNode> Inputs => [Rows];
}

/// <summary>What becomes of rows with the same keys.</summary>
internal enum Grouping
{
    /// <summary>They stay.</summary>
    None,

    /// <summary>They become one; values are aggregates.</summary>
    ByKeys,

    /// <summary>Rows that are wholly the same become one.</summary>
    Distinct,
}
