using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Manifest;
using Warehouse.Semantics.Plan;

namespace Warehouse.Semantics.Sparse;

/// <summary>A table that shows another's rows at later times: so many months or days after their own.</summary>
/// <param name="Own">The other's name.</param>
/// <param name="TimeColumn">Its time.</param>
/// <param name="Count">0 where they are shown at their own.</param>
/// <param name="Unit">Month or day; null where nothing is moved.</param>
internal sealed record MovedRows(string Own, string TimeColumn, int Count, Grain? Unit)
{
    /// <summary>An offset in months or days that moves each period of a grain onto one other; null where some would meet, or none be met.</summary>
    public static MovedRows? Of(SelectTable own, string timeColumn, Grain grain, IReadOnlyList<OffsetStep> offsets)
    {
        if (grain < Grain.Day || offsets.Any(o => o is not Back)) return null;
        var steps = offsets.Cast<Back>().ToList();
        int Months(Back step) => step.Count * MonthsOf(step.Unit);
        int Days(Back step) => step.Unit == Grain.Week ? 7 * step.Count : step.Count;
        if (grain >= Grain.Month) return steps.All(s => s.Unit >= Grain.Month) && steps.Sum(Months) % MonthsOf(grain) == 0 ? new MovedRows(own.Name, timeColumn, steps.Sum(Months), Grain.Month) : null;
        if (steps.Any(s => s.Unit is not (Grain.Day or Grain.Week))) return null;
        return grain == Grain.Day || steps.Sum(Days) % 7 == 0 ? new MovedRows(own.Name, timeColumn, steps.Sum(Days), Grain.Day) : null;
    }

    private static int MonthsOf(Grain grain) => grain switch { Grain.Year => 12, Grain.Quarter => 3, _ => 1 };
}

/// <summary>
/// Combines a measure with itself at earlier times in one pass: each of its periods counts for itself and, moved, for later ones.
/// <code>
/// by month: 01 5, 02 7, 03 4    moved by 0 and 1 month: 01 (5, –), 02 (7, 5), 03 (4, 7)
/// </code>
/// In a range that is closed, so that its periods are known; else the time spine tells them.
/// </summary>
internal sealed class MovedTogether(QueryContext query)
{
    /// <param name="values">Made of the parts' columns.</param>
    /// <returns>Null where the parts are not all the same rows at several times.</returns>
    public SelectTable? Combine(string name, IReadOnlyList<SelectTable> parts, IReadOnlyList<KeyColumn> values)
    {
        var moves = parts.Select(p => p.Moved).OfType<MovedRows>().ToList();
        if (moves.Count < parts.Count || moves.Any(m => m.Own != moves[0].Own)) return null;
        if (moves.Select(m => m.Unit).OfType<Grain>().Distinct().ToList() is not [var unit]) return null;

        var own = SharedScans.Below(parts[0]).First(t => t.Name == moves[0].Own);
        var steps = new KeyColumn(query.Names.Unique("later_by"), new EachOf([.. moves.Select(m => m.Count).Distinct().Order()]));
        var stored = ByOwnTime.Stored(own);
        var kept = own with { Keys = stored is null ? own.Keys : [new KeyColumn(moves[0].TimeColumn, stored)], Values = [.. own.Values, steps], Scan = null };

        Expression There(string column) => new Column(column, kept.Name);
        var time = new Later(There(moves[0].TimeColumn), There(steps.Name), unit);
        var finest = query.Items.Select(i => i.Resolution).OfType<AtGrain>().MinBy(at => at.Grain)!;
        Expression Key(GroupItem item) => parts[0].Keys.First(k => k.Name == item.Column).Value is Column { Table: var table } column && table == own.Name && column.Name != moves[0].TimeColumn
            ? There(column.Name)
            : Times.At(time, item.Resolution!, custom => throw new ArgumentOutOfRangeException(nameof(custom), custom.Name, "a grain that months and days do not tell"));
        Expression? Value(Expression part) => part is Column column && parts.FirstOrDefault(p => p.Name == column.Table) is { } of ? Read(of, column.Name) : null;
        Aggregated Read(SelectTable part, string column)
        {
            var source = (Column)part.Values.First(v => v.Name == column).Value;
            var counts = new Binary("=", There(steps.Name), new Constant((long)part.Moved!.Count));
            var whole = stored is null ? new Aggregation(AggregationKind.Max) : ByOwnTime.Whole((Aggregated)own.Values.First(v => v.Name == source.Name).Value);
            return new Aggregated(whole, There(source.Name), counts);
        }

        PlanNode rows = new FilterRows(new ReadTable(kept), [.. query.Range.On(Times.Truncate(time, finest.Grain))]);
        return new SelectTable(
            name,
            "CombineMetrics",
            rows,
            [.. query.Items.Select(item => new KeyColumn(item.Column, Key(item)))],
            [.. values.Select(v => new KeyColumn(v.Name, v.Value.Rewrite(Value)))],
            Grouping.ByKeys);
    }
}
