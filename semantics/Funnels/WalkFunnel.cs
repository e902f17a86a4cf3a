using Warehouse.Semantics.Entities;
using Warehouse.Semantics.Plan;

namespace Warehouse.Semantics.Funnels;

/// <summary>
/// Walks each entity through the steps.
/// <code>
/// before: a signs up on 1 Jan, buys on 20 Jan     after, buy within 14 days, as of 31 Jan:
///         b signs up on 5 Jan, buys on 10 Jan            step    entered converted late open lost
///         c signs up on 25 Jan                           sign_up       4         4    0    0    0
///         d signs up on 2 Jan                            buy           4         1    1    1    1
/// </code>
/// </summary>
/// <param name="Entry">Whose first row starts an entity's clock.</param>
/// <param name="Steps">In their order, the entry not among them.</param>
/// <param name="Lost">Whose row ends it at once; null where nothing does.</param>
/// <param name="AsOf">What is dated later has not happened.</param>
/// <param name="Cut">The members at entry; the step and its number are among its keys and conditions where asked for.</param>
internal sealed record WalkFunnel(
    string Name, WalkedStep Entry, IReadOnlyList<WalkedStep> Steps, EntityMeasure? Lost, StepOrder Order, DateOnly AsOf, MemberCut Cut, IReadOnlyList<FunnelColumn> Columns)
    : TableNode(Name)
{
    public override IReadOnlyList<PlanNode> Inputs =>
        [.. Steps.Prepend(Entry).Select(s => s.Events).Append(Lost).OfType<EntityMeasure>().Select(e => new ReadModel(e.Model, e.Alias)).Distinct()];
}

/// <summary>A step and its events.</summary>
/// <param name="Kind">The number of its events: the same for steps of the same measure.</param>
/// <param name="Occurrence">1 for the first step of its kind, the entry included, 2 for the second: it must happen twice.</param>
/// <param name="From">The number of the step that it follows; 1 = the entry.</param>
/// <param name="IsBranch">Whether its window counts from the step that it follows, not from the entry.</param>
internal sealed record WalkedStep(string Name, EntityMeasure Events, int Number, int Kind, int Occurrence, int? WithinDays, int From, bool IsBranch);

/// <summary>One of the numbers of a step.</summary>
internal sealed record FunnelColumn(string Name, FunnelNumber Number);

internal enum FunnelNumber
{
    Entered,
    Converted,
    Late,
    Open,
    Lost,

    /// <summary>Entities that entered the funnel, beside every step.</summary>
    Started,
    MedianDays,
    P75Days,
}
