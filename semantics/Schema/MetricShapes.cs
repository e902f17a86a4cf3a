using Warehouse.Semantics.Manifest;

namespace Warehouse.Semantics.Schema;

/// <summary>The mappings of metrics.</summary>
internal static class MetricShapes
{
    public static Shape Simple { get; } = new(
        "simple",
        new("measure", InputShapes.Input, "What is aggregated", IsRequired: true),
        new("instead", Content.Named(Content.Text), "For a dimension that the measure does not know, the measure that does"));

    public static Shape Ratio { get; } = new("ratio", new("numerator", InputShapes.Input, IsRequired: true), new("denominator", InputShapes.Input, "Division by zero is NULL", IsRequired: true));

    public static Shape Derived { get; } = new(
        "derived",
        new("expr", Content.Text, "The formula over the inputs' aliases", IsRequired: true),
        new("metrics", Content.List(InputShapes.Mapping), "The inputs; those the formula names plainly may be left out"));

    public static Shape CumulativeParameters { get; } = new(
        "cumulative_parameters",
        new("window", Content.Length, "Over the window that ends with the period"),
        new("grain_to_date", Content.Word(Grains.Names), "Since the beginning of the period"),
        new("period_agg", Content.Word<PeriodAggregation>(), "Of a coarser period's values: the first, the last or their mean"));

    public static Shape Cumulative { get; } = new(
        "cumulative",
        new("measure", InputShapes.Input, "What is accumulated", IsRequired: true),
        new("window", Content.Length, "As in cumulative_type_params"),
        new("grain_to_date", Content.Word(Grains.Names), "As in cumulative_type_params"),
        new("whole", Content.Flag, "Unknown until each month of the window has a row"),
        new("cumulative_type_params", Content.One(CumulativeParameters)));

    public static Shape ConstantProperty { get; } = new("constant_property", new("base_property", Content.Text, IsRequired: true), new("conversion_property", Content.Text, IsRequired: true));

    public static Shape ConversionParameters { get; } = new(
        "conversion_parameters",
        new("base_measure", InputShapes.Input, "The events that may lead to a conversion", IsRequired: true),
        new("conversion_measure", InputShapes.Input, "The conversions, each credited to the nearest earlier base event", IsRequired: true),
        new("entity", Content.Text, "Who converts", IsRequired: true),
        new("calculation", Content.Word("conversion_rate", "conversions")),
        new("window", Content.Length, "How much later a conversion may be"),
        new("constant_properties", Content.List(ConstantProperty), "What base event and conversion must have in common"));

    public static Shape Conversion { get; } = new("conversion", new Key("conversion_type_params", Content.One(ConversionParameters), IsRequired: true));

    public static Shape Transfer { get; } = new(
        "transfer",
        new("measure", InputShapes.Input, IsRequired: true),
        new("from", Content.Text, "The entity by which a row left", IsRequired: true),
        new("to", Content.Text, "The entity by which it arrived", IsRequired: true),
        new("as", Content.Text, "The entity that cuts ask for", IsRequired: true),
        new("side", Content.Word("in", "out"), IsRequired: true));

    public static Shape Spread { get; } = new(
        "spread",
        new("amount", InputShapes.Input, "An amount whose lines leave members open", IsRequired: true),
        new("over", InputShapes.Input, "The base that knows every member", IsRequired: true),
        new("over_setting", Content.Text, "A setting of the business that names another measure of the same model as the base"),
        new("unnamed", Content.Text, "The member that stands for none", IsRequired: true),
        new("named_only", Content.Flag, "Only what names a member"),
        new("named_by", Content.Text),
        new("total", Content.Text, "The measure that is the authority without a cut"));

    public static Shape Bundle { get; } = new("bundle", new Key("outputs", Content.Texts, "The metrics under this name", IsRequired: true));

    /// <summary>What stands under <c>type_params</c>, by the metric's type.</summary>
    public static IReadOnlyDictionary<string, Shape> ByType { get; } = new Dictionary<string, Shape>(StringComparer.Ordinal)
    {
        ["simple"] = Simple,
        ["ratio"] = Ratio,
        ["derived"] = Derived,
        ["cumulative"] = Cumulative,
        ["conversion"] = Conversion,
        ["transfer"] = Transfer,
        ["spread"] = Spread,
        ["bundle"] = Bundle,
        ["retention"] = CohortShapes.Retention,
        ["cohort"] = CohortShapes.Cohort,
        ["funnel"] = CohortShapes.Funnel,
    };

    public static Shape Metric { get; } = new(
        "metric",
        new("name", Content.Text, "Unique among all metrics", IsRequired: true),
        new("type", Content.Word(ByType.Keys), IsRequired: true),
        new("type_params", Content.Unread, "What it is made of", IsRequired: true),
        new("label", Content.Either(Content.Text, Content.One(InputShapes.Localized)), "What readers call it"),
        new("description", Content.Either(Content.Text, Content.One(InputShapes.Localized)), "What it says, in a sentence"),
        new("owner", Content.Text, "The team that answers for it"),
        new("unit", Content.Word(MetricReader.Units)),
        new("target", Content.Number),
        new("amber", Content.Number, "Between this and the target: watch it"),
        new("better", Content.Word("up", "down")),
        new("dimensions", Content.Texts, "Those it can be cut by, or the names of dimension sets; else all that its inputs share"),
        new("requires", Content.Texts, "Dimensions without which it has no meaning"),
        new("private", Content.Flag, "A building block, not listed"),
        new("filter", Content.Texts, "The rows that count"),
        new("time_granularity", Content.Word(Grains.Names), "The grain of metric_time where none is asked"),
        new("config", Content.Unread),
        new("metadata", Content.Unread),
        new("meta", Content.Unread),
        new("input_metrics", Content.Unread))
    {
        Depends = new Dependency("type", "type_params", ByType),
    };
}
