using Warehouse.Semantics.Entities;
using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Manifest;

namespace Warehouse.Semantics.Resolve;

/// <summary>Decides from which model, over which days and in which cut a measure is read.</summary>
internal sealed class LeafResolver(MetricManifest manifest, DimensionFinder finder, QueryScope scope)
{
    private readonly SourceCollector collector = new();

    public IReadOnlyList<ResolvedSource> Sources => collector.Sources;

    public string UniqueName(string name) => collector.UniqueName(name);

    /// <summary>The measure of a simple metric, or the one that knows a dimension of this request that the first does not.</summary>
    public string Instead(SimpleBody simple, InputContext context)
    {
        var known = context.CutAll ? null : scope.Compared.FirstOrDefault(name => simple.Instead.ContainsKey(name.Path));
        return known is null ? simple.Input.Name : simple.Instead[known.Path];
    }

    /// <summary>The column of a measure.</summary>
    public Column Measure(string name, InputContext context, Place place)
    {
        var (model, measure) = Find(name, place);
        if (measure.InForce is not null)
        {
            if (context.WindowMonths is not null) throw place.Error($"the measure '{measure.Name}' is a stock: it is read as of a period's end and never summed over a window");
            return EntityMetrics.Stock(model, measure, Entities(context, default), context.Suffix);
        }

        var cuts = Cuts(context);
        CheckReached(model, cuts, name);
        var among = measure.Latest is null ? null : new[] { measure.Filter, context.Filter }.OfType<Expression>().AllOf();
        var source = new MeasureSource(model, measure.Time, ReachOf(measure, context, place), cuts, Conditions(context), measure.Latest, among);
        var suffix = context.CutAll ? "_all" : context.Without.Count > 0 ? "_over_all" : "";
        return new Column(collector.Leaf(source, measure, context, suffix).Column);
    }

    /// <summary>Where a metric that follows entities asks for its numbers.</summary>
    public IEntityLeaves Entities(InputContext context, DateOnly asOf) => new EntityLeaves(this, context, asOf);

    /// <summary>What moves between the members of the cut; null where there is no cut to move over.</summary>
    public Expression? Transfer(TransferBody transfer, InputContext context)
    {
        var (cuts, compared) = (Cuts(context), context.CutAll ? [] : Without(scope.Compared, context));
        if (compared.Count == 0) return null;
        var (model, measure) = Find(transfer.Input.Name, transfer.Input.Place);
        var source = new TransferSource(
            model, measure.Time, ReachOf(measure, context, transfer.Input.Place), cuts, Conditions(context), compared, transfer.From, transfer.To, transfer.Role, transfer.IsIn);
        return new Column(collector.Leaf(source, measure, context, transfer.IsIn ? "_in" : "_out").Column);
    }

    /// <summary>An amount spread over a base. Without a cut there is nothing to spread.</summary>
    public Expression Spread(SpreadBody spread, InputContext amountContext, InputContext overContext)
    {
        var compared = amountContext.CutAll ? [] : Without(scope.Compared, amountContext);
        if (spread.NamedOnly)
        {
            var named = compared.Count > 0 ? compared : [DimensionName.Parse(spread.NamedBy)];
            return Measure(spread.Amount.Name, amountContext.With(named.Select(n => Names(n, spread.Unnamed)).AllOf()), spread.Amount.Place);
        }

        if (compared.Count == 0) return Measure(spread.Total.Length > 0 ? spread.Total : spread.Amount.Name, amountContext, spread.Amount.Place);
        var (amountModel, amount) = Find(spread.Amount.Name, spread.Amount.Place);
        var (overModel, over) = Find(spread.Over.Name, spread.Over.Place);
        CheckReached(amountModel, compared, amount.Name);
        CheckReached(overModel, compared, over.Name);
        var source = new SpreadSource(
            overModel,
            over.Time,
            ReachOf(over, overContext, spread.Over.Place),
            Cuts(amountContext),
            Conditions(amountContext),
            compared,
            collector.Detached(over, overContext),
            amountModel,
            collector.Detached(amount, amountContext),
            ReachOf(amount, amountContext, spread.Amount.Place),
            spread.Unnamed);
        return new Column(collector.Leaf(source, amount, amountContext, "_spread").Column);
    }

    private static Binary Names(DimensionName name, string unnamed) =>
        new("<>", new Reference(ReferenceKind.Dimension, name.Path, name.Grain?.Name()), new Constant(unnamed));

    private (SemanticModel Model, Measure Measure) Find(string name, Place place) =>
        manifest.Measure(name) ?? throw place.Error($"'{name}' is not a measure; {NearestName.Suggest(name, manifest.Models.SelectMany(m => m.Measures).Select(m => m.Name))}");

    private static Reach ReachOf(Measure measure, InputContext context, Place place)
    {
        if (context.WindowMonths is { } window)
        {
            return measure.AsOf is null
                ? new Reach(ReachKind.Trailing, window, context.OffsetMonths)
                : throw place.Error($"the measure '{measure.Name}' is a stock: it is read as of a month's end and never summed over a window");
        }

        var kind = measure.AsOf switch { AsOf.End => ReachKind.End, AsOf.Start => ReachKind.Start, _ => ReachKind.Period };
        return new Reach(kind, 0, context.OffsetMonths);
    }

    private List<DimensionName> Cuts(InputContext context) => context.CutAll ? [] : Without(scope.Cuts, context);

    private static List<DimensionName> Without(IEnumerable<DimensionName> names, InputContext context) =>
        [.. names.Where(name => !context.Without.Contains(name.Path, StringComparer.Ordinal))];

    /// <summary>A filter is a cut of which one member is kept: where the cut is left out, so is the filter.</summary>
    private List<Expression> Conditions(InputContext context) => context.CutAll
        ? []
        : [.. scope.RowConditions.Where(c => !QueryScope.Named(c).Any(name => context.Without.Contains(name.Path, StringComparer.Ordinal)))];

    private void CheckReached(SemanticModel model, IEnumerable<DimensionName> names, string measure)
    {
        foreach (var name in names)
        {
            if (finder.Find(model, model.Name, name.Path) is null)
                throw new SemanticException($"the measure '{measure}' of {model.Name} does not know '{name.Path}'; {NearestName.Suggest(name.Path, finder.Reachable(model))}");
        }
    }

    /// <summary>The filters of the manifest choose entities as the request's do.</summary>
    private sealed class EntityLeaves(LeafResolver resolver, InputContext context, DateOnly asOf) : IEntityLeaves
    {
        public DateOnly AsOf => asOf;

        public Duration Offset { get; } = new(context.OffsetMonths, Grain.Month);

        public Column Number(
            Func<IReadOnlyList<DimensionName>, IReadOnlyList<Expression>, EntitySource> source, Measure measure, string output, string table, string column, bool fillsWithZero)
        {
            var filters = context.Filter is null ? [] : context.Filter.Conjuncts();
            var read = source(resolver.Cuts(context), [.. resolver.Conditions(context), .. filters]);
            return new Column(resolver.collector.Entities(read, measure, output, table, column, fillsWithZero, context.OffsetMonths).Column);
        }
    }
}
