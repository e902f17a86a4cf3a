using Warehouse.Semantics.Cohorts;
using Warehouse.Semantics.Entities;
using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Funnels;
using Warehouse.Semantics.Manifest;
using Warehouse.Semantics.Plan;

namespace Warehouse.Semantics.Sparse;

/// <summary>How a metric is read inside another: filters and offsets on the way down, added up.</summary>
internal sealed record MetricContext(IReadOnlyList<LevelFilter> Filters, IReadOnlyList<OffsetStep> Offsets)
{
    public MetricContext With(IEnumerable<LevelFilter> more) => this with { Filters = [.. Filters, .. more] };

    public MetricContext Earlier(OffsetStep? step) => step is null ? this : this with { Offsets = [.. Offsets, step] };
}

/// <summary>Takes metrics apart into measures and the arithmetic over them.</summary>
/// <remarks>
/// Numbers side by side come from one combination of tables. A metric that says something where it has no rows (0 instead of
/// nothing) is combined apart first, so that it says it only for its own rows.
/// </remarks>
internal sealed class MetricBuilder(QueryContext query, MetricFilters filters)
{
    private readonly EntityMetrics entities = new(query.Index.Manifest);

    /// <param name="isAlone">Whether nothing else stands beside it, so that its rows are the answer's.</param>
    public Expression Build(Metric metric, MetricContext context, PartScope scope, bool isAlone)
    {
        var inner = context.With(filters.Of(metric));
        if (metric.Body is SimpleBody simple) return Leaf(simple.Input, null, inner, scope);
        if (metric.Body is CumulativeBody cumulative) return Leaf(cumulative.Input, cumulative, inner, scope);
        if (isAlone || IsNothingForNothing(metric)) return Compound(metric, inner, scope);

        var apart = new PartScope(query);
        var value = Compound(metric, inner, apart);
        var column = query.Names.Unique(metric.Name);
        var table = new Combiner(query).Combine(query.Names.Unique($"{metric.Name}_rows"), apart.Tables(), [new KeyColumn(column, value)]);
        return scope.Of(table, column);
    }

    private Expression Compound(Metric metric, MetricContext context, PartScope scope) => metric.Body switch
    {
        RatioBody ratio => new Binary("/", Input(ratio.Numerator, context, scope, isAlone: false), Input(ratio.Denominator, context, scope, isAlone: false)),
        DerivedBody derived => Derived(derived, context, scope),
        RetentionBody retention => entities.Retention(retention, Followed(metric, context, scope)),
        CohortBody cohort => entities.Cohort(cohort, Followed(metric, context, scope), metric.Place),
        FunnelOutputBody funnel => entities.Funnel(funnel, Followed(metric, context, scope), metric),
        ConversionBody conversion => new ConversionPlanner(query, filters).Plan(metric, conversion, context, scope),
        _ => throw metric.Place.Error($"the metric '{metric.Name}' needs the spine of months that a manifest with the key 'warehouse' has"),
    };

    private SparseEntityLeaves Followed(Metric metric, MetricContext context, PartScope scope) => new(query, context, scope, metric.Name);

    private Expression Derived(DerivedBody derived, MetricContext context, PartScope scope)
    {
        var values = new Dictionary<string, Expression>(StringComparer.Ordinal);
        var inputs = derived.Formula.All<Column>().Select(c => c.Name).Distinct(StringComparer.Ordinal).ToList();
        foreach (var input in derived.Inputs.Where(i => inputs.Contains(i.Alias, StringComparer.Ordinal))) values[input.Alias] = Input(input, context, scope, inputs.Count == 1);
        return derived.Formula.Rewrite(part => part is Column column ? values[column.Name] : null);
    }

    private Expression Input(MetricInput input, MetricContext context, PartScope scope, bool isAlone)
    {
        if (input.CutAll || input.Without.Count > 0 || input.WindowMonths is not null)
            throw input.Place.Error($"'{input.Name}': cut, without and window of an input need the spine of months that a manifest with the key 'warehouse' has");
        var inner = context.Earlier(Offset(input)).With(filters.Of(input));
        return query.Index.Manifest.Metric(input.Name) is { } metric ? Build(metric, inner, scope, isAlone) : Leaf(input, null, inner, scope, withFilter: false);
    }

    private OffsetStep? Offset(MetricInput input)
    {
        if (input.OffsetWindow is { } window)
        {
            if (Grains.Parse(window.Unit) is { } unit) return new Back(window.Count, unit);
            return query.Index.CustomGrain(Singular(window.Unit)) is { } custom
                ? new BackCustom(window.Count, custom)
                : throw window.Place.Error($"offset_window: '{window.Unit}' is not a grain; {NearestName.Suggest(window.Unit, Grains.Names.Concat(query.Index.CustomGrains))}");
        }

        if (input.OffsetToGrain.Length == 0) return null;
        return Grains.Parse(input.OffsetToGrain) is { } grain
            ? new BackTo(grain)
            : throw input.Place.Error($"offset_to_grain: expected one of {string.Join(", ", Grains.Names)}, found '{input.OffsetToGrain}'");
    }

    private string Singular(string unit) => query.Index.CustomGrain(unit) is null && unit.EndsWith('s') ? unit[..^1] : unit;

    private Expression Leaf(MetricInput input, CumulativeBody? cumulative, MetricContext context, PartScope scope, bool withFilter = true)
    {
        var own = filters.OfMeasure(withFilter ? input : input with { Filter = null });
        var read = new LeafRead(query.Index.Leaf(input), cumulative, context.Offsets, input.JoinToTimeSpine, input.FillNullsWith, [.. context.Filters, .. own]);
        if (read.Measure.InForce is not null)
        {
            if (cumulative is not null) throw input.Place.Error($"the measure '{read.Measure.Name}' is a stock: it is read as of a period's end and never added up over time");
            var stock = EntityMetrics.Stock(read.Model, read.Measure, new SparseEntityLeaves(query, context.With(own), scope, read.Measure.Name));
            return read.Filled(stock);
        }

        if (cumulative is not null) CheckHasTime(read, cumulative);
        return read.Filled(scope.Leaf(read));
    }

    private void CheckHasTime(LeafRead read, CumulativeBody cumulative)
    {
        if (cumulative.Window is null && cumulative.GrainToDate.Length == 0) return;
        if (query.Items.Any(item => query.IsTimeOf(read.Leaf, item))) return;
        throw new SemanticException($"the measure '{read.Measure.Name}' is added up over a window: group by metric_time or {read.Measure.Time.Name}, so that there is a time for the window to end at");
    }

    /// <summary>Whether a metric says nothing where none of its measures has rows.</summary>
    private bool IsNothingForNothing(Metric metric) => metric.Body switch
    {
        SimpleBody simple => simple.Input.FillNullsWith is null,
        CumulativeBody cumulative => cumulative.Input.FillNullsWith is null,
        RatioBody ratio => IsNothingForNothing(ratio.Numerator) || IsNothingForNothing(ratio.Denominator),
        DerivedBody derived => Strictness.IsNull(derived.Formula, name => IsNothingForNothing(derived.Inputs.First(i => i.Alias == name))),
        _ => true,
    };

    private bool IsNothingForNothing(MetricInput input) =>
        query.Index.Manifest.Metric(input.Name) is { } metric ? IsNothingForNothing(metric) : input.FillNullsWith is null;
}
