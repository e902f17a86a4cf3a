using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Manifest;
using Warehouse.Semantics.Plan;

namespace Warehouse.Semantics.Sparse;

/// <summary>Rows that are times, and how each is read at a grain.</summary>
/// <param name="Time">The time itself.</param>
/// <param name="At">The time as an item asks for it.</param>
internal sealed record TimeRows(QueryContext Query, PlanNode Rows, Expression Time, Func<Resolution, Expression> At)
{
    /// <summary>The times that are read for these, where no arithmetic tells.</summary>
    public CustomTimes? Source { get; init; }

    /// <summary>Whether only times of the range are among them.</summary>
    public bool IsInRange { get; init; }

    /// <summary>Every time of a spine.</summary>
    public static TimeRows Of(QueryContext query, TimeSpine spine)
    {
        var alias = query.Names.Unique("time_spine");
        var time = new Column(spine.Column, alias);
        return new TimeRows(query, new ReadTimeSpine(spine, alias), time, resolution => Times.At(time, resolution, custom => custom.Spine == spine
            ? new Column(custom.Custom.Column, alias)
            : throw new SemanticException($"a time known by {spine.Grain.Name()} has no {custom.Custom.Name}, which is told of each {custom.Spine.Grain.Name()}; ask by {custom.Spine.Grain.Name()}, or say its column at the spine {spine.Table} too")));
    }

    /// <summary>Every period of a grain that a spine has times in, each once.</summary>
    public static TimeRows Of(QueryContext query, Grain grain, TimeRange range)
    {
        var spine = query.Index.Spine(grain);
        var all = Of(query, spine);
        if (spine.Grain == grain) return all;
        var key = new KeyColumn(grain.Name(), Times.Truncate(all.Time, grain));
        var periods = new SelectTable(query.Names.Unique($"{grain.Name()}s"), "ReadTimeSpine", all.Where(range.On(key.Value)).Rows, [key], [], Grouping.ByKeys);
        var time = new Column(key.Name, periods.Name);
        return new TimeRows(query, new ReadTable(periods), time, At) { IsInRange = true };

        Expression At(Resolution resolution) => resolution is AtGrain at && at.Grain == grain
            ? time
            : Times.At(time, resolution, custom => throw new SemanticException($"a time known by {grain.Name()} has no {custom.Custom.Name}"));
    }

    public TimeRows Where(IEnumerable<Expression> conditions)
    {
        var list = conditions.ToList();
        return list.Count == 0 ? this : this with { Rows = new FilterRows(Rows, list) };
    }

    /// <summary>The range and the filters on time, over these times.</summary>
    public IEnumerable<Expression> Conditions(TimeRange range, IEnumerable<LevelFilter> filters, MeasureLeaf leaf) =>
        range.On(Time).Concat(filters.Select(f => TimePredicates.OnTime(f.Condition.Rewrite(part => part is ItemRef { Item: var item } && Query.IsTimeOf(leaf, item) ? At(item.Resolution!) : null))));
}
