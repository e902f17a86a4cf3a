using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Manifest;
using Warehouse.Semantics.Plan;

namespace Warehouse.Semantics.Sparse;

/// <summary>
/// Pairs each time with the one at the same place of a custom period so many earlier.
/// <code>
/// days 1 2 3 | 4 5 of two custom periods, one earlier: 4 reads 1, 5 reads 2; nothing reads 3
/// </code>
/// Where only the custom period itself is asked for, the whole of it reads the whole of the earlier one.
/// </summary>
internal sealed class CustomOffset(QueryContext query)
{
    public TimeRows Plan(BackCustom step, IReadOnlyList<GroupItem> times)
    {
        var (spine, grain) = (step.Custom.Spine, step.Custom.Custom);
        var alias = query.Names.Unique("time_spine");
        var (time, period) = (new Column(spine.Column, alias), new Column(grain.Column, alias));
        PlanNode read = new ReadTimeSpine(spine, alias);

        var each = new SelectTable(query.Names.Unique($"{grain.Name}s"), "ReadTimeSpine", read, [new KeyColumn(grain.Name, period)], [new KeyColumn("first_at", new Aggregated(new Aggregation(AggregationKind.Min), time))], Grouping.ByKeys);
        var known = new Column(grain.Name, each.Name);
        KeyColumn Lead(string name, string column) => new(name, new Over(new Call("lead", [new Column(column, each.Name), new Constant((long)step.Count)]), [], known));
        var later = new SelectTable(
            query.Names.Unique($"{grain.Name}s_later"),
            "ReadTimeSpine",
            new ReadTable(each),
            [new KeyColumn(grain.Name, known)],
            [Lead("later", grain.Name), Lead("later_first_at", "first_at")],
            Grouping.None);
        Expression Later(string column) => new Column(column, later.Name);
        return times.All(t => t.Resolution == step.Custom) ? Whole(read, time, period, later, step.Custom) : ByPlace(read, spine, time, period, Later, later);
    }

    /// <summary>A period lies in a range where its first time does.</summary>
    private TimeRows Whole(PlanNode read, Column time, Column period, SelectTable later, AtCustomGrain custom)
    {
        var joined = new JoinRows(read, new ReadTable(later), JoinKind.Inner, [new Binary("=", period, new Column(custom.Custom.Name, later.Name))], "JoinToTimeSpine");
        var shown = new FilterRows(joined, [new IsNull(new Column("later", later.Name), Negated: true)]);
        return new TimeRows(query, shown, new Column("later_first_at", later.Name), _ => new Column("later", later.Name)) { Source = new CustomTimes(time) };
    }

    private TimeRows ByPlace(PlanNode read, TimeSpine spine, Column time, Column period, Func<string, Expression> laterColumn, SelectTable later)
    {
        var place = new KeyColumn("place", new Over(new Call("row_number", []), [period], time));
        var columns = spine.CustomGrains.Select(c => new KeyColumn(c.Name, new Column(c.Column, time.Table)));
        SelectTable Placed(string name) => new(query.Names.Unique(name), "ReadTimeSpine", read, [new KeyColumn("at", time), .. columns], [place], Grouping.None);
        var (own, shown) = (Placed("own_places"), Placed("shown_places"));
        var grain = later.Keys[0].Name;
        PlanNode rows = new JoinRows(new ReadTable(own), new ReadTable(later), JoinKind.Inner, [new Binary("=", new Column(grain, own.Name), laterColumn(grain))], "JoinToTimeSpine");
        rows = new JoinRows(
            rows,
            new ReadTable(shown),
            JoinKind.Inner,
            [new Binary("=", new Column(grain, shown.Name), laterColumn("later")), new Binary("=", new Column("place", shown.Name), new Column("place", own.Name))],
            "JoinToTimeSpine");
        var at = new Column("at", shown.Name);
        return new TimeRows(query, rows, at, resolution => Times.At(at, resolution, custom => new Column(custom.Custom.Name, shown.Name)))
        { Source = new CustomTimes(new Column("at", own.Name)) };
    }
}

/// <summary>The time that is read for each time shown.</summary>
internal sealed record CustomTimes(Expression Own);
