using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Manifest;
using Warehouse.Semantics.Plan;

namespace Warehouse.Semantics.Sparse;

/// <summary>Measures by their own time: added up by it where sums of sums are sums, else the rows as they are.</summary>
/// <param name="TimeColumn">The own time.</param>
/// <param name="Values">How each measure comes of the table's columns.</param>
/// <param name="Later">Filters that name the time, to be met by the time that is shown.</param>
internal sealed record OwnTimes(
    SelectTable Table, string TimeColumn, IReadOnlyList<OwnValue> Values, IReadOnlyList<LevelFilter> Later, string StockColumn, IReadOnlyList<string> GroupingColumns)
{
    /// <param name="stockOf">Set where of a stock's times some are chosen later.</param>
    /// <param name="isOneForOne">Whether each time shown reads one own time, whose number is then the whole.</param>
    public static OwnTimes Plan(QueryContext query, LeafGroup group, IReadOnlyList<GroupItem> times, TimeReach reach, string name, bool isOneForOne, NonAdditive? stockOf)
    {
        var read = group.Reads[0].Read;
        var (model, measure) = (read.Model, read.Measure);
        var scope = new RowScope(query, model, measure.Time.Value);
        bool IsTime(GroupItem item) => query.IsTimeOf(read.Leaf, item);
        var later = read.Filters.Where(f => f.Items.Any(IsTime) && !f.NamesMetrics).ToList();
        var mixed = later.SelectMany(f => f.Items).Where(i => !IsTime(i));

        var time = new KeyColumn(query.Names.Unique(measure.Time.Name), Times.Truncate(scope.Own(measure.Time.Value), reach.Grain));
        var items = query.Items.Except(times).Concat(mixed).DistinctBy(i => i.Column);
        var keys = new List<KeyColumn> { time };
        keys.AddRange(items.Select(item => new KeyColumn(item.Column, scope.Item(item))));
        var stock = time.Name;
        var groupings = new List<string>();
        if (stockOf is { } ends)
        {
            if (ends.Time != measure.Time || reach.Grain != measure.Time.Grain) keys.Add(new KeyColumn(stock = query.Names.Unique(ends.Time.Name), scope.Own(ends.Time.Value)));
            foreach (var entity in ends.Groupings)
            {
                groupings.Add(query.Names.Unique($"{entity}_of_stock"));
                keys.Add(new KeyColumn(groupings[^1], scope.Item(new GroupItem([], entity, null))));
            }
        }

        var addsUp = isOneForOne || group.Reads.All(r => OwnValue.AddsUp(r.Read.Measure.Aggregation));
        var values = group.Reads.Select(r => isOneForOne
            ? OwnValue.Whole(r.Column, r.Read.Measure, scope.Own(r.Read.Measure.Value))
            : OwnValue.Of(r.Column, r.Read.Measure, scope.Own(r.Read.Measure.Value), addsUp)).ToList();
        Expression Bound(LevelFilter filter) => scope.Condition(filter.Condition, item => IsTime(item) ? scope.Time(measure.Time.Value, item.Resolution!) : null);
        var conditions = read.Filters.Where(f => !later.Contains(f)).Select(Bound).ToList();
        var range = reach.Read(query.Range, query.Index.Manifest.Reporting);
        if (measure.NonAdditive is { } placed) conditions.AddRange(PeriodEnds.Placed(scope, placed, placed.Time == measure.Time && !range.IsAll));
        scope.Where([.. range.On(time.Value), .. conditions]);
        var table = new SelectTable(
            query.Names.Unique(name), addsUp ? "AggregateMeasures" : "ReadRows", scope.Rows, keys, [.. values.SelectMany(v => v.Parts)], addsUp ? Grouping.ByKeys : Grouping.None)
        { Scan = addsUp ? Scan.Of(scope, measure.Time.Value, range, conditions) with { Known = reach.Grain } : null };
        return new OwnTimes(table, time.Name, values, later, stock, groupings);
    }
}

/// <summary>A measure as a table of its own times holds it.</summary>
/// <param name="Parts">The table's columns.</param>
/// <param name="Total">The measure, from where the columns are read.</param>
internal sealed record OwnValue(string Column, IReadOnlyList<KeyColumn> Parts, Func<Func<string, Expression>, Expression> Total)
{
    /// <summary>Whether the number of several times comes of theirs.</summary>
    public static bool AddsUp(Aggregation aggregation) => aggregation.AddsUp || aggregation.Kind is AggregationKind.Min or AggregationKind.Max or AggregationKind.Average;

    /// <summary>A number that is the answer's as it stands.</summary>
    public static OwnValue Whole(string column, Measure measure, Expression value) =>
        new(column, [new KeyColumn(column, new Aggregated(measure.Aggregation, value))], there => there(column));

    public static OwnValue Of(string column, Measure measure, Expression value, bool isAddedUp)
    {
        static Expression Sum(Expression part) => new Aggregated(new Aggregation(AggregationKind.Sum), part);
        var aggregation = measure.Aggregation;
        if (!isAddedUp) return new OwnValue(column, [new KeyColumn(column, value)], there => new Aggregated(aggregation, there(column)));
        if (aggregation.Kind != AggregationKind.Average)
        {
            var outer = aggregation.AddsUp ? new Aggregation(AggregationKind.Sum) : aggregation;
            return new OwnValue(column, [new KeyColumn(column, new Aggregated(aggregation, value))], there => new Aggregated(outer, there(column)));
        }

        var (sum, count) = ($"{column}_sum", $"{column}_count");
        return new OwnValue(
            column,
            [new KeyColumn(sum, Sum(value)), new KeyColumn(count, new Aggregated(new Aggregation(AggregationKind.Count), value))],
            there => new Binary("/", Sum(there(sum)), Sum(there(count))));
    }
}
