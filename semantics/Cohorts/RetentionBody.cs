using Warehouse.Semantics.Manifest;

namespace Warehouse.Semantics.Cohorts;

/// <summary>
/// A closed cohort: the entities with a value above 0 at the period's end − window, followed to the period's end. Nobody enters
/// later; who left and came back counts at the end as everyone does.
/// </summary>
/// <param name="Measure">What an entity is worth.</param>
/// <param name="Entity">Who is followed, as the measure's model names it.</param>
/// <param name="Paused">A measure of the same model: an entity without value is not lost while this is above 0.</param>
/// <param name="Window">How long before the period's end the cohort was closed.</param>
/// <param name="Keep">What is kept of an entity at the end.</param>
/// <param name="Output">The rate, or one of the numbers that it is made of.</param>
internal sealed record RetentionBody(MetricInput Measure, MetricInput? Paused, string Entity, Duration Window, Keep Keep, RetentionOutput Output) : MetricBody;

/// <summary>What counts of an entity that was there at the opening.</summary>
internal enum Keep
{
    /// <summary>Its value at the end, more or less than before: net retention.</summary>
    Value,

    /// <summary>The lesser of its two values: gross retention, never above 100 %.</summary>
    Least,

    /// <summary>Itself, if its value is above 0: logo retention.</summary>
    Entity,
}

internal enum RetentionOutput
{
    /// <summary>Kept ÷ opening.</summary>
    Rate,

    /// <summary>What the cohort had when it was closed.</summary>
    Opening,

    /// <summary>What is kept of it.</summary>
    Kept,

    /// <summary>Opening − kept.</summary>
    Lost,
}
