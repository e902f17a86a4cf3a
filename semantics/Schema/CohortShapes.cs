using Warehouse.Semantics.Cohorts;
using Warehouse.Semantics.Funnels;

namespace Warehouse.Semantics.Schema;

/// <summary>The mappings of retention, cohort and funnel metrics.</summary>
internal static class CohortShapes
{
    public static Shape Retention { get; } = new(
        "retention",
        new("measure", InputShapes.Input, "A stock as of each period's end, or a flow of each period", IsRequired: true),
        new("paused", InputShapes.Input, "Says of an entity without value that it only rests"),
        new("entity", Content.Text, "Who is kept", IsRequired: true),
        new("window", Content.Length, "From opening to closing", IsRequired: true),
        new("keep", Content.Word<Keep>(), "The value, the least of opening and closing, or the entity itself", IsRequired: true),
        new("output", Content.Word<RetentionOutput>()));

    public static Shape Cohort { get; } = new(
        "cohort",
        new("measure", InputShapes.Input, IsRequired: true),
        new("start", InputShapes.Input, "The event that puts an entity into its cohort"),
        new("entity", Content.Text, "Who belongs to a cohort", IsRequired: true),
        new("grain", Content.Word(Grains.DateNames), "The cohorts' and ages' period"),
        new("value", Content.Word<CohortValue>(), IsRequired: true),
        new("reading", Content.Word<CohortReading>()),
        new("cohorts", Content.Word<CohortEntry>()));

    public static Shape Entry { get; } = new("entry", new("name", Content.Text, IsRequired: true), new("measure", InputShapes.Input, "Its events, where they are not the measure of its name"));

    public static Shape Step { get; } = new(
        "step",
        new("name", Content.Text, IsRequired: true),
        new("measure", InputShapes.Input, "Its events, where they are not the measure of its name"),
        new("within", Content.Length, "The last day that counts: so many days or weeks from the entry, or from the step of from"),
        new("from", Content.Text, "The step it branches off from; its window counts from there"));

    public static Shape Funnel { get; } = new(
        "funnel",
        new("entity", Content.Text, "Who goes through", IsRequired: true),
        new("entry", Content.Either(Content.Text, Content.One(Entry)), IsRequired: true),
        new("steps", Content.List(Step), IsRequired: true),
        new("lost", InputShapes.Input, "The event that ends it"),
        new("order", Content.Word<StepOrder>()));
}
