using Warehouse.Semantics.Entities;
using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Manifest;
using Warehouse.Semantics.Plan;

namespace Warehouse.Semantics.Stocks;

/// <summary>
/// Adds up what is in force at each period's end.
/// <code>
/// before: account amount valid_from valid_to      after: 2026-01  100
///         a       100    2026-01-10 2026-02-28           2026-02    0   (not in force on the 28th)
///         b        50    2026-03-01 –                    2026-03   50
/// </code>
/// </summary>
/// <param name="Rows">One of the measures, for what all of them share: the rows.</param>
/// <param name="InForce">The days over which a row holds; its table named.</param>
/// <param name="Offset">Read so much earlier.</param>
/// <param name="Cut">The members on the day that is read.</param>
internal sealed record ReadInForce(string Name, EntityMeasure Rows, InForce InForce, Duration Offset, MemberCut Cut, IReadOnlyList<MeasureColumn> Columns) : TableNode(Name)
{
    public override IReadOnlyList<PlanNode> Inputs => [new ReadModel(Rows.Model, Rows.Alias)];
}
