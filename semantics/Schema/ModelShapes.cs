using Warehouse.Semantics.Manifest;

namespace Warehouse.Semantics.Schema;

/// <summary>The mappings of semantic models.</summary>
internal static class ModelShapes
{
    public static Shape Relation { get; } = new(
        "relation",
        new("schema_name", Content.Text, "The schema that holds the relation"),
        new("alias", Content.Text, "The relation's name", IsRequired: true),
        new("database", Content.Text, "The database, where it is not the current one"),
        new("relation_name", Content.Unread));

    public static Shape Defaults { get; } = new("defaults", new Key("agg_time_dimension", Content.Text, "The time dimension that dates the measures which name none"));

    public static Shape Entity { get; } = new(
        "entity",
        new("name", Content.Text, "Models that share the name join by it", IsRequired: true),
        new("type", Content.Word(SemanticModelReader.EntityKinds), "Whether a key names one row (primary, unique), one of several versions (natural) or a row of another model (foreign)", IsRequired: true),
        new("expr", Content.Text, "The key's column or expression; the name where it is left out"),
        new("identity", Content.Text, "What one is called where its key has several versions of it"),
        new("description", Content.Text),
        new("label", Content.Text),
        new("role", Content.Text),
        new("config", Content.Unread),
        new("metadata", Content.Unread));

    public static Shape Validity { get; } = new(
        "validity",
        new("is_start", Content.Flag, "From this time, included, the row is in force"),
        new("is_end", Content.Flag, "Until this time, not included, the row is in force; NULL is for ever"));

    public static Shape TimeParameters { get; } = new(
        "time_parameters",
        new("time_granularity", Content.Word(Grains.Names), "The finest grain the dimension is asked by"),
        new("time_zone", Content.Text, "The zone in which the column's times are written, such as UTC; offset where each carries its own"),
        new("validity_params", Content.One(Validity), "The row's time in force: a history, joined as of the fact's time"));

    public static Shape Dimension { get; } = new(
        "dimension",
        new("name", Content.Text, "Asked for as entity__name", IsRequired: true),
        new("type", Content.Word("categorical", "time"), "A category or a time", IsRequired: true),
        new("type_params", Content.One(TimeParameters), "Of a time dimension: its grain, its part in a history"),
        new("expr", Content.Text, "The column or expression; the name where it is left out"),
        new("description", Content.Text),
        new("label", Content.Text),
        new("is_partition", Content.Flag, "Models that partition by the same dimension join only within a partition"),
        new("conforms_to", Content.Text, "The dimension of an entity that this column plays here without a key"),
        new("dense", Content.Text, "Each member with each of the other dimensions' is a row; dimensions with the same text go together"),
        new("config", Content.Unread),
        new("metadata", Content.Unread));

    public static Shape PercentileParameters { get; } = new(
        "percentile_parameters",
        new("percentile", Content.Number, "0 to 1", IsRequired: true),
        new("use_discrete_percentile", Content.Flag, "A value that occurs, not one between two"),
        new("use_approximate_percentile", Content.Flag, "A sketch's answer"));

    public static Shape NonAdditive { get; } = new(
        "non_additive_dimension",
        new("name", Content.Text, "The time dimension over which the measure is not summed", IsRequired: true),
        new("window_choice", Content.Word("min", "max"), "Of each period its first or its last row", IsRequired: true),
        new("window_groupings", Content.Texts, "Entities of which each has a first or last row of its own"));

    public static Shape InForce { get; } = new(
        "in_force",
        new("valid_from", Content.Text, "First day on which the row holds", IsRequired: true),
        new("valid_to", Content.Text, "First day on which it no longer does; NULL: it still does", IsRequired: true),
        new("paused_from", Content.Text, "First day on which it rests"),
        new("paused_to", Content.Text, "First day on which it no longer does"));

    public static Shape Latest { get; } = new(
        "latest",
        new("per", Content.Texts, "Who holds the rows", IsRequired: true),
        new("by", Content.Texts, "Columns that order them: the highest is the last", IsRequired: true));

    public static Shape Measure { get; } = new(
        "measure",
        new("name", Content.Text, "Unique among all measures", IsRequired: true),
        new("agg", Content.Word(MeasureReader.Aggregations), "How rows become one number", IsRequired: true),
        new("expr", Content.Text, "The column or expression; the name where it is left out"),
        new("description", Content.Text),
        new("label", Content.Text),
        new("agg_time_dimension", Content.Text, "The time dimension that dates the measure"),
        new("agg_params", Content.One(PercentileParameters), "Of a percentile"),
        new("filter", Content.Text, "The rows that count, over the model's columns"),
        new("currency", Content.Text, "The column that names the amounts' currency: they are converted to the reporting one"),
        new("as_of", Content.Either(Content.Word("end", "start"), Content.Flag, Content.One(InForce)), "A stock: what is in force at a period's end (or start)"),
        new("fill_nulls_with", Content.Either(Content.Number, Content.Word("null"), Content.Unread), "Sums and counts without rows are 0 unless null is written"),
        new("latest", Content.One(Latest), "Of each holder only the last row in the period counts"),
        new("create_metric", Content.Flag, "Whether the measure is a metric of the same name"),
        new("create_metric_display_name", Content.Either(Content.Text, Content.One(InputShapes.Localized))),
        new("non_additive_dimension", Content.One(NonAdditive), "A measure that is not summed over time"),
        new("config", Content.Unread),
        new("metadata", Content.Unread));

    public static Shape Model { get; } = new(
        "semantic_model",
        new("name", Content.Text, "Unique among all models", IsRequired: true),
        new("description", Content.Text, "Its grain first: what one row is"),
        new("label", Content.Text),
        new("model", Content.Text, "schema.table, ref('table') or source('schema', 'table')"),
        new("node_relation", Content.One(Relation), "The relation in MetricFlow's form"),
        new("defaults", Content.One(Defaults)),
        new("primary_entity", Content.Text, "What one row is, where no entity says it; its dimensions are then entity__dimension"),
        new("entities", Content.List(Entity), "Keys by which models join"),
        new("dimensions", Content.List(Dimension), "What to cut and filter by"),
        new("measures", Content.List(Measure), "Numbers that rows add up to"),
        new("config", Content.Unread),
        new("metadata", Content.Unread),
        new("meta", Content.Unread));
}
