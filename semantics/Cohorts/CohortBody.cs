using Warehouse.Semantics.Manifest;

namespace Warehouse.Semantics.Cohorts;

/// <summary>
/// Entities by the period in which they were acquired, followed period by period. Adds the dimensions <c>cohort</c> (that period) and
/// <c>age</c> (periods since). A cell that time has not reached is unknown; at age 0 every rate is 100 %.
/// </summary>
/// <param name="Measure">What is followed: a stock or a flow.</param>
/// <param name="Start">What makes an entity one of a cohort: a value of this above 0; null = of the measure itself.</param>
/// <param name="Entity">Who is followed, as both models name it.</param>
/// <param name="Grain">The length of a period.</param>
/// <param name="Value">The number in a cell.</param>
/// <param name="Reading">Whether who came back counts again.</param>
/// <param name="Entry">Whether an entity is of its first cohort only.</param>
internal sealed record CohortBody(
    MetricInput Measure, MetricInput? Start, string Entity, Grain Grain, CohortValue Value, CohortReading Reading, CohortEntry Entry) : MetricBody
{
    /// <summary>The dimensions that the type adds.</summary>
    public static IReadOnlyList<string> Dimensions { get; } = [Cohort, Age];

    /// <summary>The period of acquisition.</summary>
    public const string Cohort = "cohort";

    /// <summary>Periods since acquisition.</summary>
    public const string Age = "age";
}

internal enum CohortValue
{
    /// <summary>The measure at the age ÷ the measure at age 0.</summary>
    Retained,

    /// <summary>Entities with a value above 0 at the age ÷ the cohort's size.</summary>
    Logo,

    /// <summary>The measure at the age.</summary>
    Amount,

    /// <summary>The measure added up from age 0 to the age ÷ the cohort's size.</summary>
    Cumulative,

    /// <summary>Entities with a value above 0 at the age.</summary>
    Entities,

    /// <summary>The cohort's size, where the age is reached.</summary>
    Size,
}

internal enum CohortReading
{
    /// <summary>Who comes back counts again.</summary>
    Active,

    /// <summary>Who was once without value counts no more.</summary>
    Unbroken,
}

internal enum CohortEntry
{
    /// <summary>The cohort of the first period with a start.</summary>
    First,

    /// <summary>A cohort of each period with a start.</summary>
    Recurring,
}
