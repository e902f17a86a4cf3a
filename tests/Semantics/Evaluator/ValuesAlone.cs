namespace Warehouse.Tests.Semantics.Evaluator;

/// <summary>The values that items have, without a metric: of one model, of models joined to it with the rows of both, and of the time spine beside them.</summary>
internal sealed class ValuesAlone(World world, MetricEvaluator evaluator)
{
    private readonly Paths paths = new(world);

    public IReadOnlyList<object?[]> Rows(IReadOnlyList<Item> items, IReadOnlyList<Filter> filters, Range? range, bool isDistinct)
    {
        var values = new Values(world, paths);
        List<Item> needed = [.. items.Concat(filters.SelectMany(f => f.Items(world))).Distinct()];
        var metrics = filters.SelectMany(f => f.MetricReferences).Distinct().ToDictionary(r => r, r => MetricValues.Of(evaluator, world, r));
        var ofModels = needed.Where(i => !i.IsMetricTime).ToList();
        var ofSpine = needed.Where(i => i.IsMetricTime).ToList();
        var times = ofSpine.Count == 0 ? [null] : Times(ofSpine).Where(t => range is null || range.Has(t)).Select(t => (DateTime?)t).ToList();
        var rows = Joined(values, ofModels).SelectMany(row => times.Select(time =>
            needed.ToDictionary(i => i, i => i.IsMetricTime ? values.At(time, i) : row[ofModels.IndexOf(i)])));
        var kept = rows.Where(row => filters.All(f => Sql.Evaluate.Value(f.Condition, n =>
            n is Sql.Reference { Kind: "Metric" } r ? (row[metrics[r].Entity] is { } key ? metrics[r].ByKey.GetValueOrDefault(Answer.Text([key])) : null) : row[f.ItemOf(world, n)]) is true))
            .Select(row => items.Select(i => row[i]).ToArray());
        // Keys that a metric has and no row: whatever is asked of them is NULL.
        if (metrics.Count == 1 && ofSpine.Count == 0 && metrics.Values.Single() is var only)
        {
            var reached = Joined(values, [.. ofModels.Append(only.Entity).Distinct()]).Select(r => Answer.Text([r[ofModels.Append(only.Entity).Distinct().ToList().IndexOf(only.Entity)]])).ToHashSet();
            var others = only.ByKey.Where(k => !reached.Contains(k.Key)).Select(k => k.Value);
            kept = kept.Concat(others.Where(v => filters.All(f => Sql.Evaluate.Value(f.Condition, n => n is Sql.Reference { Kind: "Metric" } ? v : null) is true)).Select(_ => new object?[items.Count]));
        }

        return [.. isDistinct ? kept.DistinctBy(Answer.Text) : kept];
    }

    private List<DateTime> Times(List<Item> items)
    {
        var spine = new Spine(world);
        var finest = items.Where(i => i.Part is null).Select(i => spine.BaseOf(i.Grain!)).MinBy(Periods.Coarseness) ?? "day";
        return [.. spine.Rows(finest)];
    }

    /// <summary>A row for each row of the model that needs the fewest joins, and for each joined row that none of its rows has.</summary>
    private List<object?[]> Joined(Values values, List<Item> items)
    {
        if (items.Count == 0) return [[]];
        var model = world.Models.Where(m => items.All(i => paths.CanFind(m, i)) && items.Any(i => paths.Find(m, i).Hops.Count == 0))
            .MinBy(m => items.SelectMany(i => paths.Find(m, i).Hops.Select(h => h.Model.Name)).Distinct().Count() * 1000 + m.Dimensions.Count + m.Entities.Count) ?? throw new RefusedException("no model has all of these items");
        var facts = values.Join([.. world.Tables[model.Table].Rows.Select(r => new Fact(model, r, null, ""))], items);
        var rows = facts.Select(f => items.Select(i => values.Of(f, i)).ToArray()).ToList();
        foreach (var (entity, target) in items.SelectMany(i => paths.Find(model, i).Hops.Take(1)).Distinct().ToList())
        {
            var reached = facts.SelectMany(f => values.Matches(model, f.Row, entity, target, null)).ToHashSet();
            rows.AddRange(world.Tables[target.Table].Rows.Where(r => !reached.Contains(r)).Select(r => items.Select(i => ValueIn(values, model, target, entity, r, i)).ToArray()));
        }

        return rows;
    }

    private object? ValueIn(Values values, ModelDef model, ModelDef target, string entity, object?[] row, Item item)
    {
        var way = paths.Find(model, item);
        if (way.Hops.Count != 1 || way.Hops[0] != (entity, target)) return null;
        var value = values.Expression(target, row, way.Expr);
        return way.Dimension is { IsTime: true } dimension && value is DateTime time ? values.At(Periods.Truncate(time, dimension.Grain), item) : value;
    }
}
