using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Manifest;
using Warehouse.Semantics.Plan;

namespace Warehouse.Semantics.Sparse;

/// <summary>
/// An offset that moves each period onto one other, in a range that is closed: the sums by the own time, shown so many
/// months or days later. The periods of such a range are known, so no time spine is read.
/// <code>
/// by month: 01 5, 02 7, 03 4    a month later: 02 5, 03 7
/// </code>
/// </summary>
/// <param name="Grain">That of the own time.</param>
/// <param name="Count">Months or days; below 0 where they are shown earlier.</param>
/// <param name="Unit">Month or day.</param>
internal sealed record MovedPeriods(QueryContext Query, OwnTimes Own, Grain Grain, int Count, Grain Unit)
{
    /// <summary>Null where periods would meet, or one would be met by none, or where others than the calendar's are asked for.</summary>
    public static MovedPeriods? Of(QueryContext query, OwnTimes own, Grain grain, IReadOnlyList<OffsetStep> offsets, IReadOnlyList<GroupItem> times)
    {
        if (grain < Grain.Day || own.Later.Count > 0 || query.Range is { From: null } or { To: null }) return null;
        if (offsets.Any(o => o is not Back) || times.Any(t => t.Resolution is not AtGrain)) return null;
        var steps = offsets.Cast<Back>().ToList();
        if (grain >= Grain.Month)
        {
            var months = steps.Sum(s => s.Count * Months(s.Unit));
            return steps.All(s => s.Unit >= Grain.Month) && months % Months(grain) == 0 ? new MovedPeriods(query, own, grain, months, Grain.Month) : null;
        }

        var days = steps.Sum(s => s.Unit == Grain.Week ? 7 * s.Count : s.Count);
        return steps.All(s => s.Unit is Grain.Day or Grain.Week) && (grain == Grain.Day || days % 7 == 0) ? new MovedPeriods(query, own, grain, days, Grain.Day) : null;
    }

    /// <param name="times">The items that are the time, the own time's grain the finest of them.</param>
    public SelectTable Plan(string name, IReadOnlyList<GroupItem> times)
    {
        Expression There(string column) => new Column(column, Own.Table.Name);
        var later = new Later(There(Own.TimeColumn), Count, Unit);
        Expression Period(Grain grain) => grain == Grain ? new Cast(later, "date", IsLenient: false) : Times.Truncate(later, grain);
        Expression Item(GroupItem item) => times.Contains(item) ? Period(((AtGrain)item.Resolution!).Grain) : There(item.Column);
        return new SelectTable(
            name,
            "ShiftMeasures",
            new FilterRows(new ReadTable(Own.Table), [.. Read(Query.Range, Count, Unit).On(There(Own.TimeColumn))]),
            [.. Query.Items.Select(item => new KeyColumn(item.Column, Item(item)))],
            [.. Own.Values.Select(v => new KeyColumn(v.Column, v.Total(There)))],
            Grouping.None);
    }

    /// <summary>The own times that are shown in a closed range. They are beginnings of periods, so it does not matter that months differ in length.</summary>
    public static TimeRange Read(TimeRange shown, int count, Grain unit) => new(Calendar.Add(shown.From!.Value, -count, unit), Calendar.Add(shown.To!.Value, -count, unit));

    private static int Months(Grain grain) => grain switch { Grain.Year => 12, Grain.Quarter => 3, _ => 1 };
}
