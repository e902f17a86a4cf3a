namespace Warehouse.Tests.Semantics.Evaluator;

/// <summary>Answers a whole question: its metrics beside each other, ordered and limited.</summary>
internal sealed class Answering(World world)
{
    private readonly MetricEvaluator evaluator = new(world);

    public Reply Reply(Question question)
    {
        if (question.First > question.Last) throw new RefusedException("the range ends before it begins");
        var metrics = question.Metrics.Select(world.Metric).ToList();
        var grain = metrics.Select(evaluator.DefaultGrain).MaxBy(Periods.Coarseness) ?? "day";
        var items = question.GroupBy.Select(i => WithGrain(i, grain)).ToList();
        foreach (var (metric, item) in metrics.SelectMany(m => items.Select(i => (m, i)))) RefuseTooFine(metric, item);
        var filters = question.Where.SelectMany(w => Filter.Parse(w, grain)).ToList();
        var range = Range.Of(question.First, question.Last, RangeGrain(metrics, items));
        var rows = metrics.Count == 0
            ? new ValuesAlone(world, evaluator).Rows(items, filters, range, question.IsDistinct)
            : Answer.Combine([.. metrics.Select(m => evaluator.Metric(m, items, filters, range, null))], [.. metrics.Select(m => metrics.Count > 1 ? MetricEvaluator.FillOf(m) : null)])
                .Select(r => r.Key.Concat(r.Values).ToArray()).ToList();
        if (question.IsMinMax) return MinMax(items.Single(), rows);
        string[] columns = [.. items.Select(i => i.Column), .. question.Metrics];
        return new Reply(columns, Limited(Ordered(rows, columns, question.OrderBy.Select(o => Column(o, grain)).ToList()), question.Limit));
    }

    /// <summary>An item asked without a grain is asked by the metrics' default, or by its dimension's own.</summary>
    private Item WithGrain(Item item, string grain)
    {
        if (item.Grain is not null || item.Part is not null) return item;
        if (item.IsMetricTime) return item with { Grain = grain };
        var dimension = world.Models.Where(m => item.Path.Length > 0 && (m.RowEntity == item.Links[^1] || m.Entity(item.Links[^1])?.Type is "primary" or "unique" or "natural"))
            .Select(m => m.Dimension(item.Element)).FirstOrDefault(d => d is not null);
        return dimension is { IsTime: true } ? item with { Grain = dimension.Grain } : item;
    }

    private void RefuseTooFine(MetricDef metric, Item item)
    {
        if (item.IsMetricTime && item.Grain is { } asked && Periods.Coarseness(new Spine(world).BaseOf(asked)) < Periods.Coarseness(evaluator.FinestGrain(metric)))
        {
            throw new RefusedException($"{metric.Name} has no {item.Column}");
        }
    }

    private string RangeGrain(List<MetricDef> metrics, List<Item> items) =>
        items.Where(i => i.IsMetricTime && i.Grain is { } g && Periods.IsGrain(g)).Select(i => i.Grain!).MinBy(Periods.Coarseness)
        ?? metrics.Select(evaluator.FinestGrain).Select(own => Periods.Coarseness(own) < Periods.Coarseness("day") ? "day" : own).MinBy(Periods.Coarseness) ?? "day";

    private string Column(string order, string grain)
    {
        var name = WithGrain(Item.Parse(world, order.TrimStart('-')), grain).Column;
        return order.StartsWith('-') ? "-" + name : name;
    }

    /// <summary>NULLs last, ascending or descending.</summary>
    private static IReadOnlyList<object?[]> Ordered(IReadOnlyList<object?[]> rows, string[] columns, List<string> orderBy)
    {
        var sorted = rows.OrderBy(_ => 0);
        foreach (var name in orderBy)
        {
            var at = Array.IndexOf(columns, name.TrimStart('-'));
            if (at < 0) throw new RefusedException($"cannot order by {name}");
            var sign = name.StartsWith('-') ? -1 : 1;
            sorted = sorted.ThenBy(r => r[at] is null).ThenBy(r => r[at], Comparer<object?>.Create((a, b) => a is null || b is null ? 0 : sign * Sql.Evaluate.Order(a, b)));
        }

        return [.. sorted];
    }

    private static IReadOnlyList<object?[]> Limited(IReadOnlyList<object?[]> rows, int? limit) => limit is { } n ? [.. rows.Take(n)] : rows;

    private static Reply MinMax(Item item, IReadOnlyList<object?[]> rows)
    {
        var known = rows.Select(r => r[0]).OfType<object>().ToList();
        object?[] ends = known.Count == 0 ? [null, null] : [known.Min(Comparer<object>.Create(Sql.Evaluate.Order)), known.Max(Comparer<object>.Create(Sql.Evaluate.Order))];
        return new Reply([item.Column + "__min", item.Column + "__max"], [ends]);
    }
}
