using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Manifest;
using Warehouse.Semantics.Plan;

namespace Warehouse.Semantics.Sparse;

/// <summary>
/// Adds rows up by their time as it is stored, and these few sums by the period: cutting down a time costs more than adding
/// a number, so it is done once a day and not once a row. Ten million rows take a third of the time.
/// <code>
/// rows → 01-01 5, 01-02 7, 02-01 1 → 01 12, 02 1
/// </code>
/// </summary>
internal sealed class ByOwnTime(NameSet names)
{
    private readonly Dictionary<SelectTable, SelectTable> done = new(ReferenceEqualityComparer.Instance);

    /// <summary>A plan with each of its tables that gains by it in two steps.</summary>
    public SelectTable Of(SelectTable table)
    {
        if (done.TryGetValue(table, out var known)) return known;
        var below = table with { Rows = Of(table.Rows) };
        return done[table] = table.Scan is { } scan ? InTwoSteps(below, scan) : below;
    }

    private PlanNode Of(PlanNode node) => node switch
    {
        ReadTable read => new ReadTable(Of(read.Table)),
        JoinRows join => join with { Input = Of(join.Input), Right = Of(join.Right) },
        FilterRows filter => ImpliedBounds.Drop(filter, Of(filter.Input)),
        _ => node,
    };

    /// <summary>The time as it is stored, by which a table's rows may be added up first; null where nothing is gained by it, or more is kept than sums.</summary>
    public static Column? Stored(SelectTable table) => table.Scan is { } scan && table.Values.All(v => v.Value is Aggregated { Filter: null }) ? Stored(table, scan) : null;

    private static Column? Stored(SelectTable table, Scan scan)
    {
        if (Times.Bare(scan.Time) is not Column time || scan.Known < Grain.Day || table.Grouping != Grouping.ByKeys) return null;
        if (table.Keys.All(k => Times.CutDown(k.Value) is not { Grain: > Grain.Day })) return null;
        if (table.Keys.Any(k => Times.CutDown(k.Value) is null || Times.Bare(k.Value) != time)) return null;
        var parts = Parts(table);
        return parts.Count == 0 || parts.Any(p => !OwnValue.AddsUp(p.Aggregation) || p.Aggregation.Kind == AggregationKind.Average) ? null : time;
    }

    private static List<Aggregated> Parts(SelectTable table) => [.. table.Values.SelectMany(v => v.Value.All<Aggregated>()).DistinctBy(a => a.ToString())];

    /// <summary>As it is where the first step would not make few rows of many, or where sums of sums are not the sums.</summary>
    private SelectTable InTwoSteps(SelectTable table, Scan scan)
    {
        if (Stored(table, scan) is not { } time) return table;
        var parts = Parts(table);

        var stored = names.Unique(time.Name);
        var columns = parts.Select((part, i) => new KeyColumn(Name(table, part, i), part)).ToList();
        var first = new SelectTable(names.Unique(table.Name.EndsWith($"_by_{time.Name}", StringComparison.Ordinal) ? $"{table.Name}_stored" : $"{table.Name}_by_{time.Name}"), table.Step, table.Rows, [new KeyColumn(stored, time)], columns, Grouping.ByKeys);
        Expression Again(Expression value) => value.Rewrite(part => part switch
        {
            Aggregated aggregated => new Aggregated(Whole(aggregated), new Column(columns.First(c => c.Value.ToString() == aggregated.ToString()).Name, first.Name)),
            Column column when column == time => new Column(stored, first.Name),
            _ => null,
        });
        return new SelectTable(
            table.Name,
            "AddUpPeriods",
            new ReadTable(first),
            [.. table.Keys.Select(k => new KeyColumn(k.Name, Again(k.Value)))],
            [.. table.Values.Select(v => new KeyColumn(v.Name, Again(v.Value)))],
            Grouping.ByKeys);
    }

    /// <summary>How the parts of an aggregate become the whole.</summary>
    public static Aggregation Whole(Aggregated part) => part.Aggregation.AddsUp ? new Aggregation(AggregationKind.Sum) : part.Aggregation;

    /// <summary>The name of the value that is the part; a number where it is only part of one.</summary>
    private string Name(SelectTable table, Aggregated part, int i) =>
        table.Values.FirstOrDefault(v => v.Value.ToString() == part.ToString())?.Name ?? names.Unique($"part_{i + 1}");
}
