using Warehouse.Semantics.Manifest;

namespace Warehouse.Semantics.Schema;

/// <summary>The mappings of a manifest file itself, of time spines and of saved queries.</summary>
internal static class FileShapes
{
    public static Shape CustomGrain { get; } = new(
        "custom_granularity",
        new("name", Content.Text, "Asked for as a grain", IsRequired: true),
        new("column_name", Content.Text, "The spine's column; the name where it is left out"),
        new("description", Content.Text));

    public static Shape SpineColumn { get; } = new("spine_column", new("name", Content.Text, IsRequired: true), new("time_granularity", Content.Word(Grains.Names), IsRequired: true));

    public static Shape Spine { get; } = new(
        "time_spine",
        new("node_relation", Content.One(ModelShapes.Relation), "A table with a row for each period", IsRequired: true),
        new("primary_column", Content.One(SpineColumn), IsRequired: true),
        new("custom_granularities", Content.List(CustomGrain), "Grains of the business's own, each a column"),
        new("name", Content.Text));

    public static Shape OldSpine { get; } = new(
        "time_spine_table",
        new("location", Content.Text, "schema.table", IsRequired: true),
        new("column_name", Content.Text, IsRequired: true),
        new("grain", Content.Word(Grains.Names), IsRequired: true));

    public static Shape Project { get; } = new(
        "project_configuration",
        new("time_spines", Content.List(Spine)),
        new("time_spine_table_configurations", Content.List(OldSpine), "Time spines in MetricFlow's older form"),
        new("dsi_package_version", Content.Unread),
        new("name", Content.Text));

    public static Shape SpineOfModel { get; } = new(
        "time_spine_of_model", new("standard_granularity_column", Content.Text, IsRequired: true), new("custom_granularities", Content.List(CustomGrain)));

    public static Shape QueryParameters { get; } = new(
        "query_parameters",
        new("metrics", Content.Texts),
        new("group_by", Content.Texts, "Names, or TimeDimension('metric_time', 'month')"),
        new("where", Content.Texts),
        new("order_by", Content.Texts, "A leading minus or .descending(True) sorts descending"),
        new("limit", Content.Number));

    public static Shape SavedQuery { get; } = new(
        "saved_query",
        new("name", Content.Text, "The view metrics.NAME of the published file", IsRequired: true),
        new("description", Content.Either(Content.Text, Content.One(InputShapes.Localized))),
        new("label", Content.Either(Content.Text, Content.One(InputShapes.Localized))),
        new("query_params", Content.One(QueryParameters), IsRequired: true),
        new("exports", Content.Unread),
        new("config", Content.Unread),
        new("metadata", Content.Unread),
        new("tags", Content.Unread));

    public static Shape WarehouseSpine { get; } = new("warehouse_spine", new("model", Content.Text, IsRequired: true), new("month", Content.Text, IsRequired: true));

    public static Shape WarehouseTargetRows { get; } = new(
        "warehouse_target_rows",
        new("model", Content.Text, "A relation with the columns month, metric, target and one a cut", IsRequired: true),
        new("cuts", Content.Texts, "Dimensions that a target may be for, each a column of its last name; (none) = for all"));

    public static Shape Warehouse { get; } = new(
        "warehouse",
        new("settings", Content.Text, "The relation of one row that holds the business's settings", IsRequired: true),
        new("targets", Content.Text, "The relation of the business's own targets"),
        new("target_rows", Content.One(WarehouseTargetRows), "Targets by month, which win over the others"),
        new("spine", Content.One(WarehouseSpine), "The fact whose first month begins the months", IsRequired: true));

    public static Shape ExchangeRates { get; } = new(
        "exchange_rates",
        new("model", Content.Text, "The relation of rates, a row a currency and day", IsRequired: true),
        new("currency", Content.Text, "Its column of the currency; else currency"),
        new("date", Content.Text, "Its column of the day from which the rate holds; else rate_date"),
        new("rate", Content.Text, "Its column of what one unit is worth in the reporting currency; else rate"));

    public static Shape Reporting { get; } = new(
        "reporting",
        new("as_of", Content.Text, "The day to whose end everything is asked, such as 2026-10-31"),
        new("fiscal_year_start_month", Content.Number, "1 = January"),
        new("week_start", Content.Word<DayOfWeek>(), "The first day of a week; else monday"),
        new("time_zone", Content.Text, "Whose days are reported, such as Asia/Tokyo"),
        new("currency", Content.Text, "In which money is reported, such as JPY"),
        new("exchange_rates", Content.One(ExchangeRates)));

    public static Shape Document { get; } = new(
        "document",
        new("semantic_model", Content.List(ModelShapes.Model), "One model, in MetricFlow's form"),
        new("semantic_models", Content.List(ModelShapes.Model), "Models, in dbt's form"),
        new("metric", Content.List(MetricShapes.Metric), "One metric, in MetricFlow's form"),
        new("metrics", Content.List(MetricShapes.Metric), "Metrics, in dbt's form"),
        new("saved_query", Content.List(SavedQuery)),
        new("saved_queries", Content.List(SavedQuery), "Questions asked again and again"),
        new("project_configuration", Content.One(Project)),
        new("models", Content.Unread, "dbt's models, of which time spines are read"),
        new("dimension_sets", Content.Named(Content.Texts), "Lists of dimensions by name"),
        new("warehouse", Content.One(Warehouse), "The relations that the engine itself reads"),
        new("reporting", Content.One(Reporting), "How the business reports: as-of, fiscal year, weeks, time zone, currency"),
        new("version", Content.Unread));
}
