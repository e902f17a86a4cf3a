using Warehouse.Semantics.Entities;
using Warehouse.Semantics.Plan;

namespace Warehouse.Semantics.Cohorts;

/// <summary>
/// Follows each entity from the period in which it was acquired.
/// <code>
/// before: account 2026-01 2026-02 2026-03     after: cohort  age size retained
///         a           100       0      60            2026-01   0    1      100
///         b             0      50      50            2026-01   1    1        0
///                                                    2026-01   2    1       60
///                                                    2026-02   0    1       50
///                                                    2026-02   1    1       50
///                                                    2026-02   2    –        – (not reached)
/// </code>
/// </summary>
/// <param name="Measure">What is followed.</param>
/// <param name="Start">What acquires an entity: often the same.</param>
/// <param name="Cut">The members at acquisition; the cohort and the age are among its keys and conditions where asked for.</param>
internal sealed record FollowCohorts(
    string Name, EntityMeasure Measure, EntityMeasure Start, Grain Grain, CohortReading Reading, CohortEntry Entry, MemberCut Cut, IReadOnlyList<CohortColumn> Columns)
    : TableNode(Name)
{
    public override IReadOnlyList<PlanNode> Inputs => Start == Measure
        ? [new ReadModel(Measure.Model, Measure.Alias)]
        : [new ReadModel(Start.Model, Start.Alias), new ReadModel(Measure.Model, Measure.Alias)];
}

/// <summary>One of the numbers of a cell.</summary>
internal sealed record CohortColumn(string Name, CohortNumber Number);

/// <summary>Unknown in a cell that time has not reached.</summary>
internal enum CohortNumber
{
    /// <summary>The cohort's entities.</summary>
    Size,

    /// <summary>The measure at age 0.</summary>
    First,

    /// <summary>The measure at the age.</summary>
    Amount,

    /// <summary>The measure from age 0 to the age.</summary>
    Cumulative,

    /// <summary>Entities with a value above 0 at the age.</summary>
    Entities,
}
