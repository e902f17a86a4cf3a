using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Manifest;
using Warehouse.Semantics.Plan;

namespace Warehouse.Semantics.Sparse;

/// <summary>
/// Plans conversions: each is given to the nearest earlier base event of the same entity, and counts at that event's time and
/// members. Base events and conversions are then added up apart and put side by side.
/// <code>
/// visits of a: 01-01, 01-05    purchases of a: 01-06    within 7 days: 01-01 0 of 1, 01-05 1 of 1
/// </code>
/// </summary>
internal sealed class ConversionPlanner(QueryContext query, MetricFilters filters)
{
    public Expression Plan(Metric metric, ConversionBody body, MetricContext context, PartScope scope)
    {
        if (context.Offsets.Count > 0) throw metric.Place.Error($"the conversion metric '{metric.Name}' cannot be read at an earlier time: its conversions belong to the time of their base events");
        IReadOnlyList<LevelFilter> baseFilters = [.. context.Filters, .. filters.OfMeasure(body.Base)];
        var ofBase = new LeafRead(query.Index.Leaf(body.Base), null, [], body.Base.JoinToTimeSpine, body.Base.FillNullsWith, baseFilters);
        var converted = Converted(metric, body, ofBase);
        if (body.Conversion.JoinToTimeSpine && Times(ofBase.Leaf) is { Count: > 0 } times)
            converted = new SpineFiller(query).Fill(converted, query.Names.Unique($"{metric.Name}_filled"), ofBase, times);
        var conversions = LeafRead.Filled(scope.Of(converted, converted.Values[0].Name), body.Conversion.FillNullsWith);
        return body.IsRate ? new Binary("/", conversions, ofBase.Filled(scope.Leaf(ofBase))) : WithBase(conversions, scope, ofBase);
    }

    /// <summary>Members that have base events and no conversion are rows too.</summary>
    private static Expression WithBase(Expression conversions, PartScope scope, LeafRead ofBase)
    {
        scope.Leaf(ofBase);
        return conversions;
    }

    private List<GroupItem> Times(MeasureLeaf leaf) => [.. query.Items.Where(item => query.IsTimeOf(leaf, item))];

    private SelectTable Converted(Metric metric, ConversionBody body, LeafRead ofBase)
    {
        var times = Times(ofBase.Leaf);
        var (bases, baseTime, baseMatches) = BaseEvents(metric, body, ofBase, times);
        var (events, eventTime, eventMatches, value) = Conversions(metric, body);
        Expression Base(string column) => new Column(column, bases.Name);
        Expression Event(string column) => new Column(column, events.Name);

        var on = baseMatches.Zip(eventMatches, (b, e) => (Expression)new Binary("=", Event(e), Base(b))).Append(new Binary(">=", Event(eventTime), Base(baseTime))).ToList();
        PlanNode rows = new JoinRows(new ReadTable(events), new ReadTable(bases), JoinKind.AsOf, on, "JoinConversionEvents");
        if (body.Window is { } window) rows = new FilterRows(rows, [new Binary(">", Base(baseTime), new Earlier(Event(eventTime), window.Count, Unit(window)))]);
        rows = Customs(rows, times, Base(baseTime), out var customs);

        Expression Key(GroupItem item) => times.Contains(item) ? Semantics.Sparse.Times.At(Base(baseTime), item.Resolution!, c => customs[c]) : Base(item.Column);
        var measure = query.Index.Leaf(body.Conversion).Measure;
        return new SelectTable(
            query.Names.Unique($"{metric.Name}_events"),
            "AggregateMeasures",
            rows,
            [.. query.Items.Select(item => new KeyColumn(item.Column, Key(item)))],
            [new KeyColumn(query.Names.Unique(measure.Name), new Aggregated(measure.Aggregation, Event(value)))],
            Grouping.ByKeys);
    }

    /// <summary>The base events that count, with what conversions must match and what the answer is grouped by.</summary>
    private (SelectTable Table, string Time, IReadOnlyList<string> Matches) BaseEvents(Metric metric, ConversionBody body, LeafRead read, List<GroupItem> times)
    {
        var own = read.Measure.Time;
        var scope = new RowScope(query, read.Model, own.Value);
        var time = new KeyColumn(query.Names.Unique(own.Name), Semantics.Sparse.Times.Truncate(scope.Own(own.Value), own.Grain!.Value));
        var matches = Matches(metric, body, read.Leaf, body.ConstantProperties.Select(p => p.OfBase), scope);
        var keys = query.Items.Except(times).Select(item => new KeyColumn(item.Column, scope.Item(item))).ToList();
        scope.Where([
            .. query.Range.On(scope.Own(own.Value)),
            .. read.Filters.Select(f => scope.Condition(f.Condition, item => query.IsTimeOf(read.Leaf, item) ? scope.Time(own.Value, item.Resolution!) : null))]);
        var table = new SelectTable(query.Names.Unique($"{read.Model.Name}_events"), "ReadBaseEvents", scope.Rows, [time, .. matches, .. keys], [], Grouping.None);
        return (table, time.Name, [.. matches.Select(m => m.Name)]);
    }

    private (SelectTable Table, string Time, IReadOnlyList<string> Matches, string Value) Conversions(Metric metric, ConversionBody body)
    {
        var leaf = query.Index.Leaf(body.Conversion);
        var own = leaf.Measure.Time;
        var scope = new RowScope(query, leaf.Model, own.Value);
        var time = new KeyColumn(query.Names.Unique(own.Name), own.Grain < Grain.Day ? scope.Own(own.Value) : Semantics.Sparse.Times.Truncate(scope.Own(own.Value), own.Grain!.Value));
        var matches = Matches(metric, body, leaf, body.ConstantProperties.Select(p => p.OfConversion), scope);
        var value = new KeyColumn(query.Names.Unique(leaf.Measure.Name), scope.Own(leaf.Measure.Value));
        scope.Where(filters.OfMeasure(body.Conversion).Select(f => scope.Condition(f.Condition, item => query.IsTimeOf(leaf, item) ? scope.Time(own.Value, item.Resolution!) : null)));
        var table = new SelectTable(query.Names.Unique($"{leaf.Model.Name}_events"), "ReadConversionEvents", scope.Rows, [time, .. matches], [value], Grouping.None);
        return (table, time.Name, [.. matches.Select(m => m.Name)], value.Name);
    }

    private List<KeyColumn> Matches(Metric metric, ConversionBody body, MeasureLeaf leaf, IEnumerable<string> properties, RowScope scope)
    {
        var entity = leaf.Model.Entities.FirstOrDefault(e => e.Name == body.Entity)
            ?? throw metric.Place.Error($"entity: {leaf.Model.Name} has no entity '{body.Entity}'; {NearestName.Suggest(body.Entity, leaf.Model.Entities.Select(e => e.Name))}");
        Expression Property(string name) =>
            leaf.Model.Own(name)?.Value ?? leaf.Model.Entities.FirstOrDefault(e => e.Name == name)?.Key
            ?? throw metric.Place.Error($"constant_properties: {leaf.Model.Name} has neither a dimension nor an entity '{name}'; {NearestName.Suggest(name, leaf.Model.Dimensions.Select(d => d.Name).Concat(leaf.Model.Entities.Select(e => e.Name)))}");
        return
        [
            new KeyColumn(query.Names.Unique(entity.Name), scope.Own(entity.Key)),
            .. properties.Select(name => new KeyColumn(query.Names.Unique(name), scope.Own(Property(name)))),
        ];
    }

    private PlanNode Customs(PlanNode rows, List<GroupItem> times, Expression time, out Dictionary<AtCustomGrain, Expression> customs)
    {
        customs = [];
        foreach (var custom in times.Select(t => t.Resolution).OfType<AtCustomGrain>().Distinct())
        {
            var alias = query.Names.Unique("time_spine");
            rows = new JoinRows(rows, new ReadTimeSpine(custom.Spine, alias), JoinKind.Left, [new Binary("=", Semantics.Sparse.Times.Truncate(time, custom.Spine.Grain), new Column(custom.Spine.Column, alias))], "JoinToTimeSpine");
            customs[custom] = new Column(custom.Custom.Column, alias);
        }

        return rows;
    }

    private static Grain Unit(TimeLength window) =>
        Grains.Parse(window.Unit) ?? throw window.Place.Error($"window: expected a length of {string.Join(", ", Grains.Names)}, found '{window}'");
}
