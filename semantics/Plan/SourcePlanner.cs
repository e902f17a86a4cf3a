using Warehouse.Semantics.Entities;
using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Manifest;
using Warehouse.Semantics.Resolve;

namespace Warehouse.Semantics.Plan;

/// <summary>Plans one scan: read, keep the periods' rows, join what the cut needs, filter, aggregate.</summary>
internal sealed class SourcePlanner(DimensionFinder finder, EntityBinder entities, Grain unit)
{
    public TableNode Plan(ResolvedSource resolved) => resolved.Source switch
    {
        MeasureSource source => Measures(resolved.Name, source, resolved.Leaves),
        TransferSource source => Transfer(resolved.Name, source, resolved.Leaves),
        SpreadSource source => Spread(resolved.Name, source, resolved.Leaves[0].Column),
        EntitySource source => source.Plan(resolved.Name, resolved.Leaves, entities),
        _ => throw new ArgumentOutOfRangeException(nameof(resolved), resolved.Source.GetType().Name, "a source without a plan"),
    };

    private TableNode Measures(string name, MeasureSource source, IReadOnlyList<Leaf> leaves)
    {
        var binder = new RowBinder(finder, source.Model, null);
        if (source.Reach.Kind == ReachKind.Trailing && leaves.All(leaf => leaf.Measure.Aggregation.AddsUp))
        {
            // Months are added up first, so that a row is read once and not once for each window that holds it.
            var day = Day(source.Time, binder);
            PlanNode months = new KeepReached(new ReadModel(source.Model, binder.Alias), source.Reach, day);
            return new TrailingWindow(Aggregate($"{name}_months", months, binder, source, leaves, isNegated: false) with { Day = day }, name, source.Reach);
        }

        PlanNode rows = Read(source.Model, source.Time, source.Reach, binder);
        if (source.Latest is { } latest)
        {
            Expression Own(string column) => new Column(column, binder.Alias);
            if (source.LatestAmong is not null) rows = new FilterRows(rows, [binder.Condition(source.LatestAmong)]);
            if (binder.Joins.Count > 0) throw new SemanticException($"{source.Model.Name}: the filter of a measure that counts last rows only may name its own columns only");
            rows = new KeepLatest(rows, $"{name}_rows", binder.Alias, [.. latest.Per.Select(Own)], [.. latest.By.Select(Own)]);
        }

        return Aggregate(name, rows, binder, source, leaves, isNegated: false);
    }

    private AggregateMeasures Transfer(string name, TransferSource source, IReadOnlyList<Leaf> leaves)
    {
        var before = new RowBinder(finder, source.Model, (source.Role, source.From));
        var after = new RowBinder(finder, source.Model, (source.Role, source.To));
        var (mine, other) = source.IsIn ? (after, before) : (before, after);
        var pairs = source.Compared.Select(c => new MovedPair(before.Value(c), after.Value(c))).ToList();
        var rows = Joined(Read(source.Model, source.Time, source.Reach, mine), other);
        return Aggregate(name, rows, mine, source, leaves, !source.IsIn, joined => new KeepMoved(joined, pairs));
    }

    private SpreadOverCut Spread(string name, SpreadSource source, string column)
    {
        var amountSource = new MeasureSource(source.AmountModel, source.Amount.Measure.Time, source.AmountReach, source.Spread, [], null, null);
        var overSource = new MeasureSource(source.Model, source.Time, source.Reach, source.Spread, [], null, null);
        var conditions = source.Conditions.Select(c => c.Rewrite(part => part is Reference r ? new Column(DimensionName.Of(r).Text) : null));
        return new SpreadOverCut(
            new TableColumn(Measures($"{name}_amount", amountSource, [source.Amount]), source.Amount.Column),
            new TableColumn(Measures($"{name}_over", overSource, [source.Over]), source.Over.Column),
            name,
            [.. source.Cuts.Select(c => c.Text)],
            [.. source.Spread.Select(c => c.Text)],
            source.Unnamed,
            [.. conditions],
            column);
    }

    private JoinPeriods Read(SemanticModel model, Dimension time, Reach reach, RowBinder binder) =>
        new(new ReadModel(model, binder.Alias), reach, Day(time, binder));

    /// <summary>A row's base unit.</summary>
    private Expression Day(Dimension time, RowBinder binder)
    {
        var day = time.Value.In(binder.Alias);
        return time.Grain == unit && unit != Grain.Day ? day : new Truncated(day, unit);
    }

    private static PlanNode Joined(PlanNode rows, RowBinder binder) =>
        binder.Joins.Aggregate(rows, (input, join) => new JoinDimension(input, join));

    private static AggregateMeasures Aggregate(
        string name, PlanNode rows, RowBinder binder, Source source, IReadOnlyList<Leaf> leaves, bool isNegated, Func<PlanNode, PlanNode>? keep = null)
    {
        var keys = source.Cuts.Select(cut => new KeyColumn(cut.Text, binder.Value(cut))).ToList();
        var conditions = source.Conditions.Select(binder.Condition).ToList();
        var measures = leaves.Select(leaf => Measure(leaf, binder, isNegated)).ToList();
        if (Counted(measures) is { } counted)
        {
            conditions.Insert(0, counted);
            if (measures.All(m => m.Filter!.ToString() == counted.ToString())) measures = [.. measures.Select(m => m with { Filter = null })];
        }

        var joined = Joined(rows, binder);
        var kept = keep is null ? joined : keep(joined);
        return new AggregateMeasures(conditions.Count == 0 ? kept : new FilterRows(kept, conditions), name, null, keys, measures);
    }

    private static MeasureColumn Measure(Leaf leaf, RowBinder binder, bool isNegated)
    {
        var filter = new[] { leaf.Measure.Filter, leaf.Filter }.OfType<Expression>().Select(binder.Condition).AllOf();
        return new MeasureColumn(leaf.Column, leaf.Measure.Aggregation, leaf.Measure.Value.In(binder.Alias), filter, leaf.WholeWindow, isNegated);
    }

    /// <summary>The rows that any measure counts; null where one counts them all. The others need not be read, nor are their members of the cut.</summary>
    private static Expression? Counted(List<MeasureColumn> measures) => measures.Any(m => m.Filter is null)
        ? null
        : measures.Select(m => m.Filter!).AnyOf();
}
