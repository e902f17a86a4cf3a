using Warehouse.Semantics.Entities;
using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Plan;

namespace Warehouse.Semantics.Cohorts;

/// <summary>
/// Closes a cohort before each period's end and follows it to the end.
/// <code>
/// before: account opening closing      after (a row a period and member of the cut):
///         a       100     120          opening 150, closing 120, kept 100, entities 2, retained 1
///         b        50       0
///         c         0     200          (c was not there: it never enters)
/// </code>
/// </summary>
/// <param name="Measure">What an entity is worth.</param>
/// <param name="Paused">Its rows say of an entity without value that it is only paused; null where none do.</param>
/// <param name="Window">How long before the period's end the cohort was closed.</param>
/// <param name="Offset">All of it so much earlier.</param>
/// <param name="Cut">The members at the opening.</param>
internal sealed record RetainEntities(
    string Name, EntityMeasure Measure, EntityMeasure? Paused, Duration Window, Duration Offset, MemberCut Cut, IReadOnlyList<RetainedColumn> Columns) : TableNode(Name)
{
    public override IReadOnlyList<PlanNode> Inputs => [new ReadModel(Measure.Model, Measure.Alias)];
}

/// <summary>One of the numbers of a closed cohort.</summary>
internal sealed record RetainedColumn(string Name, RetainedNumber Number);

internal enum RetainedNumber
{
    Opening,
    Closing,
    Least,
    Entities,

    /// <summary>Entities with a value above 0 at the end.</summary>
    Retained,

    /// <summary>Those, and the ones that are only paused.</summary>
    Held,
}
