using Warehouse.Semantics.Cohorts;
using Warehouse.Semantics.Entities;
using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Funnels;
using Warehouse.Semantics.Manifest;

namespace Warehouse.Semantics.Resolve;

/// <summary>Takes metrics apart into the measures they read and the arithmetic over them.</summary>
/// <remarks>Offsets, windows, filters and wider cuts are handed down to the measures, so a shifted ratio is the ratio of shifted sums.</remarks>
internal sealed class MetricResolver(MetricManifest manifest, LeafResolver leaves, Settings settings, DateOnly asOf)
{
    private readonly EntityMetrics entities = new(manifest);
    private readonly List<ComputedColumn> computed = [];
    private readonly Dictionary<string, Expression> resolved = new(StringComparer.Ordinal);

    /// <summary>What was computed, each after what it needs.</summary>
    public IReadOnlyList<ComputedColumn> Computed => computed;

    /// <summary>The value of a metric: a column, or a constant where nothing need be read.</summary>
    public Expression Resolve(Metric metric) => Resolve(metric, InputContext.Plain);

    private Expression Resolve(Metric metric, InputContext outer)
    {
        var key = $"{metric.Name}|{outer.Key}";
        if (resolved.TryGetValue(key, out var known)) return known;
        var context = outer.With(metric.Filter);
        return resolved[key] = metric.Body switch
        {
            SimpleBody simple => Measure(leaves.Instead(simple, context), context, simple.Input),
            RatioBody ratio => Compute(metric, context, new Binary("/", Input(ratio.Numerator, context), Input(ratio.Denominator, context))),
            DerivedBody derived => Compute(metric, context, Formula(derived, context)),
            TransferBody transfer => Transfer(metric, transfer, context),
            SpreadBody spread => leaves.Spread(spread with { Over = Base(spread) }, Inner(spread.Amount, context), Inner(spread.Over, context)),
            RetentionBody retention => Compute(metric, context, entities.Retention(retention, leaves.Entities(context, asOf))),
            CohortBody cohort => Compute(metric, context, entities.Cohort(cohort, leaves.Entities(context, asOf), metric.Place)),
            FunnelOutputBody funnel => Compute(metric, context, entities.Funnel(funnel, leaves.Entities(context, asOf), metric)),
            _ => throw metric.Place.Error($"the metric '{metric.Name}' is several numbers and cannot be part of another"),
        };
    }

    private Expression Input(MetricInput input, InputContext context) =>
        manifest.Metric(input.Name) is { } metric ? Resolve(metric, Inner(input, context)) : Measure(input.Name, context, input);

    /// <summary>What the business spreads by; a warehouse from before the setting has none.</summary>
    private MetricInput Base(SpreadBody spread) =>
        spread.OverSetting.Length > 0 && settings.Known(spread.OverSetting) is string measure ? spread.Over with { Name = measure } : spread.Over;

    private Column Measure(string name, InputContext context, MetricInput input) => leaves.Measure(name, Inner(input, context), input.Place);

    private InputContext Inner(MetricInput input, InputContext context) =>
        context.Into(input, input.OffsetMonths.Setting.Length > 0 ? settings.Number(input.OffsetMonths.Setting) : input.OffsetMonths.Count);

    private Expression Formula(DerivedBody derived, InputContext context) => derived.Formula.Rewrite(part => part switch
    {
        Column column => Input(derived.Inputs.First(i => i.Alias == column.Name), context),
        Call { Name: Functions.Setting, Arguments: [Constant { Value: string name }] } => new Constant(settings.Value(name)),
        _ => null,
    });

    private Expression Transfer(Metric metric, TransferBody transfer, InputContext context)
    {
        if (leaves.Transfer(transfer, Inner(transfer.Input, context)) is { } moved) return moved;
        return new Constant(metric.Unit == "money" ? 0m : 0L);
    }

    private Column Compute(Metric metric, InputContext context, Expression value)
    {
        var column = new ComputedColumn(leaves.UniqueName(metric.Name + context.Suffix), value);
        computed.Add(column);
        return new Column(column.Name);
    }
}
