using Warehouse.Semantics.Manifest;

namespace Warehouse.Semantics.Funnels;

/// <summary>
/// Who entered, and how far each came by when. Adds the dimensions <c>step</c> and <c>step_number</c>; the entry is step 1. An entity
/// enters once, at its first entry, and reaches a step once, so no rate passes 100 %.
/// </summary>
/// <param name="Entity">Who goes through, as every step's model names it.</param>
/// <param name="Entry">What starts the clock.</param>
/// <param name="Steps">In their order.</param>
/// <param name="Lost">The measure whose event ends it at once; null = nothing does.</param>
/// <param name="Order">What may come between.</param>
internal sealed record FunnelBody(string Entity, FunnelStep Entry, IReadOnlyList<FunnelStep> Steps, MetricInput? Lost, StepOrder Order) : MetricBody
{
    /// <summary>The dimensions that the type adds.</summary>
    public static IReadOnlyList<string> Dimensions { get; } = [Step, StepNumber];

    /// <summary>The step's name.</summary>
    public const string Step = "step";

    /// <summary>1 = the entry.</summary>
    public const string StepNumber = "step_number";
}

/// <summary>Something that happens to an entity: a row that a measure counts.</summary>
/// <param name="Name">As it is shown.</param>
/// <param name="Measure">Whose rows are its events.</param>
/// <param name="WithinDays">Calendar days from the entry, or from the step <paramref name="From"/>, that day included; null = no end.</param>
/// <param name="From">The step from which this one branches off; empty = the one before, by the entry's clock.</param>
internal sealed record FunnelStep(string Name, MetricInput Measure, int? WithinDays, string From);

/// <summary>One of a funnel's numbers, as a metric of its own: <c>phase_funnel_rate</c>.</summary>
internal sealed record FunnelOutputBody(FunnelBody Funnel, FunnelOutput Output) : MetricBody;

internal enum StepOrder
{
    /// <summary>One after the other; anything may come between.</summary>
    Ordered,

    /// <summary>One after the other; no other event of the entity may come between.</summary>
    Strict,

    /// <summary>After the entry, in whatever order: step n is reached with the n-th of them.</summary>
    Any,
}

/// <summary>The numbers of a step; entered = converted + late + open + lost.</summary>
internal enum FunnelOutput
{
    Entered,
    Converted,
    Late,
    Open,
    Lost,
    Rate,
    OfFirst,
    MedianDays,
    P75Days,
}
