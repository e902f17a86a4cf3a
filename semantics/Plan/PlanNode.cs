using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Manifest;
using Warehouse.Semantics.Resolve;

namespace Warehouse.Semantics.Plan;

/// <summary>A step of the answer. Nodes never change; each names what it does to the rows of those it stands on.</summary>
internal abstract record PlanNode
{
    /// <summary>What it stands on.</summary>
    public abstract IReadOnlyList<PlanNode> Inputs { get; }
}

/// <summary>The rows of a model, under an alias.</summary>
internal sealed record ReadModel(SemanticModel Model, string Alias) : PlanNode
{
    public override IReadOnlyList<PlanNode> Inputs => [];
}

/// <summary>Keeps the rows that a period reaches, and says which: a row is repeated for each period whose window holds it.</summary>
/// <param name="Time">The row's time, cut down to the base unit of the periods, its table named.</param>
internal sealed record JoinPeriods(PlanNode Input, Reach Reach, Expression Time) : PlanNode
{
    public override IReadOnlyList<PlanNode> Inputs => [Input];
}

/// <summary>Keeps the rows that any period reaches, each once.</summary>
/// <param name="Time">As of <see cref="JoinPeriods"/>.</param>
internal sealed record KeepReached(PlanNode Input, Reach Reach, Expression Time) : PlanNode
{
    public override IReadOnlyList<PlanNode> Inputs => [Input];
}

/// <summary>Adds the one row of another model that a key names; rows without a match stay.</summary>
internal sealed record JoinDimension(PlanNode Input, Join Join) : PlanNode
{
    public override IReadOnlyList<PlanNode> Inputs => [Input];
}

/// <summary>Keeps the rows for which all conditions hold.</summary>
internal sealed record FilterRows(PlanNode Input, IReadOnlyList<Expression> Conditions) : PlanNode
{
    public override IReadOnlyList<PlanNode> Inputs => [Input];
}

/// <summary>Keeps each holder's last row in a period.</summary>
internal sealed record KeepLatest(PlanNode Input, string Name, string Alias, IReadOnlyList<Expression> Per, IReadOnlyList<Expression> By) : PlanNode
{
    public override IReadOnlyList<PlanNode> Inputs => [Input];
}

/// <summary>Keeps the rows whose member of the cut is not the same before and after.</summary>
internal sealed record KeepMoved(PlanNode Input, IReadOnlyList<MovedPair> Members) : PlanNode
{
    public override IReadOnlyList<PlanNode> Inputs => [Input];
}

/// <summary>One dimension of the cut, at both ends.</summary>
internal sealed record MovedPair(Expression Before, Expression After);

/// <summary>A node whose rows stand in the query as a table of their own: a row a period and member of the cut.</summary>
/// <param name="Name">The name of the table.</param>
internal abstract record TableNode(string Name) : PlanNode;

/// <summary>One row a period and member of the cut, with a column for each measure.</summary>
/// <param name="Day">Set where rows are a base unit of the spine instead of a period, for windows to add up.</param>
internal sealed record AggregateMeasures(
    PlanNode Input, string Name, Expression? Day, IReadOnlyList<KeyColumn> Keys, IReadOnlyList<MeasureColumn> Measures) : TableNode(Name)
{
    public override IReadOnlyList<PlanNode> Inputs => [Input];
}

/// <summary>
/// Adds up the months that end with a period's last.
/// <code>
/// before: 2026-01 5, 2026-02 7, 2026-03 1   window of 2 months
/// after:  2026-02 12, 2026-03 8 (2026-01: 5, or unknown where the window must be whole)
/// </code>
/// </summary>
internal sealed record TrailingWindow(AggregateMeasures Input, string Name, Reach Reach) : TableNode(Name)
{
    public override IReadOnlyList<PlanNode> Inputs => [Input];
}

/// <summary>
/// An amount whose lines leave dimensions open, shared out over the members that match them, in proportion to a base.
/// <code>
/// amount: web 100, (none) 60   base: web 2, event 1
/// after:  web 100 + 40, event 20
/// </code>
/// </summary>
/// <param name="Amount">The table of the amount and its column.</param>
/// <param name="Over">The table of the base and its column.</param>
/// <param name="Keys">The dimensions that rows keep.</param>
/// <param name="Spread">The dimensions that lines are matched by.</param>
/// <param name="Conditions">Over the spread dimensions' columns, after sharing out.</param>
internal sealed record SpreadOverCut(
    TableColumn Amount,
    TableColumn Over,
    string Name,
    IReadOnlyList<string> Keys,
    IReadOnlyList<string> Spread,
    string Unnamed,
    IReadOnlyList<Expression> Conditions,
    string Column) : TableNode(Name)
{
    public override IReadOnlyList<PlanNode> Inputs => [Amount.Table, Over.Table];
}

/// <summary>A column of a table.</summary>
internal sealed record TableColumn(TableNode Table, string Column);

/// <summary>The distinct members of dimensions, where no measure says which there are.</summary>
internal sealed record ReadMembers(PlanNode Input, IReadOnlyList<KeyColumn> Keys) : PlanNode
{
    public override IReadOnlyList<PlanNode> Inputs => [Input];
}

/// <summary>Every period with every member that any table has, each table's numbers beside them; no number is lost or repeated.</summary>
/// <param name="Parts">The aggregated tables.</param>
internal sealed record CombineOnDimensions(
    PeriodRange Periods, IReadOnlyList<MemberColumn> Members, ReadMembers? OnlyMembers, IReadOnlyList<CombinedPart> Parts) : PlanNode
{
    public override IReadOnlyList<PlanNode> Inputs => OnlyMembers is null ? [.. Parts.Select(p => p.Node)] : [OnlyMembers, .. Parts.Select(p => p.Node)];
}

/// <summary>A dimension of the answer's rows; where <paramref name="Dense"/> is set, every combination of it with the others is a row.</summary>
internal sealed record MemberColumn(string Name, string Dense);

/// <summary>An aggregated table, the dimensions that it keeps, and its columns.</summary>
internal sealed record CombinedPart(TableNode Node, IReadOnlyList<string> Keys, IReadOnlyList<FilledColumn> Columns);

/// <summary>A number of a table, and what it is where the table has no row.</summary>
/// <param name="UnknownBefore">Unknown in periods that end before this day: an offset that reaches back before the spine.</param>
internal sealed record FilledColumn(string Name, bool FillsWithZero, DateOnly? UnknownBefore);

/// <summary>Numbers made of the numbers beside them, layer by layer.</summary>
internal sealed record ComputeMetrics(PlanNode Input, IReadOnlyList<IReadOnlyList<ComputedColumn>> Layers) : PlanNode
{
    public override IReadOnlyList<PlanNode> Inputs => [Input];
}

/// <summary>The answer's columns, sorted and cut off.</summary>
internal sealed record OrderLimit(PlanNode Input, IReadOnlyList<Output> Columns, IReadOnlyList<Ordering> Order, int? Limit) : PlanNode
{
    public override IReadOnlyList<PlanNode> Inputs => [Input];
}

/// <summary>A dimension of an aggregated table.</summary>
internal sealed record KeyColumn(string Name, Expression Value);

/// <summary>A measure of an aggregated table.</summary>
/// <param name="Filter">Rows that count; null = all.</param>
/// <param name="WholeWindow">Unknown until this many months have such a row.</param>
/// <param name="IsNegated">Whether what leaves is counted.</param>
internal sealed record MeasureColumn(string Name, Aggregation Aggregation, Expression Value, Expression? Filter, int? WholeWindow, bool IsNegated);
