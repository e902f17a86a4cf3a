using Warehouse.Tests.Semantics.Evaluator.Sql;

namespace Warehouse.Tests.Semantics.Evaluator;

/// <summary>What an item is for a row.</summary>
internal sealed class Values(World world, Paths paths)
{
    private readonly Dictionary<string, Node> parsed = [];
    private readonly Dictionary<string, Dictionary<DateTime, object?>> customPeriods = [];

    public object? Of(Fact fact, Item item)
    {
        if (item.IsMetricTime) return At(fact.Time, item);
        var way = paths.Find(fact.Model, item);
        if (way.Hops.Count == 0 && way.Dimension?.Name == fact.TimeDimension) return At(fact.Time, item);
        var (model, row) = way.Hops.Count == 0 ? (fact.Model, fact.Row) : (way.Hops[^1].Model, fact.Joined[Prefix(way.Hops)]);
        if (row is null) return null;
        var value = Expression(model, row, way.Expr);
        if (item.Part is { } part && way.Dimension is { } dated && !Periods.IsKnown(part, dated.Grain)) throw new RefusedException($"{item.Column} is not known by {dated.Grain}");
        return way.Dimension is { IsTime: true } dimension && value is DateTime time ? At(Periods.Truncate(time, dimension.Grain), item) : value;
    }

    /// <summary>The column of a model's row that an expression names, or what it computes from several.</summary>
    public object? Expression(ModelDef model, object?[] row, string expr)
    {
        if (!parsed.TryGetValue(expr, out var node)) parsed[expr] = node = Parser.Parse(expr);
        return Evaluate.Value(node, n => world.Tables[model.Table].Cell(row, ((Column)n).Name));
    }

    /// <summary>A time at the grain, or the part, that an item asks for.</summary>
    public object? At(DateTime? time, Item item)
    {
        if (time is not { } t) return null;
        if (item.Part is { } part) return Periods.Part(t, part);
        if (item.Grain is not { } grain) return t;
        return Periods.IsGrain(grain) ? Periods.Truncate(t, grain) : Custom(grain, t);
    }

    /// <summary>The custom period of a time; null where the spine does not have the time.</summary>
    public object? Custom(string grain, DateTime time)
    {
        var spine = world.Spines.First(s => s.CustomGrains.Any(c => c.Name == grain));
        if (!customPeriods.TryGetValue(grain, out var periods))
        {
            var table = world.Tables[spine.Table];
            var column = spine.CustomGrains.First(c => c.Name == grain).Column;
            customPeriods[grain] = periods = table.Rows.ToDictionary(r => (DateTime)table.Cell(r, spine.Column)!, r => table.Cell(r, column));
        }

        return periods.GetValueOrDefault(Periods.Truncate(time, spine.Grain));
    }

    /// <summary>Each row once for every row that the items' paths join to it: once where the keys are keys.</summary>
    public IReadOnlyList<Fact> Join(IReadOnlyList<Fact> facts, IEnumerable<Item> items)
    {
        if (facts.Count == 0) return facts;
        var model = facts[0].Model;
        // Each way is joined from the row itself, as MetricFlow does: two ways over one bridge do not share its rows.
        foreach (var hops in items.Where(i => !i.IsMetricTime).Select(i => paths.Find(model, i).Hops).Where(h => h.Count > 0).DistinctBy(Prefix).OrderByDescending(h => h.Count))
        {
            facts = [.. facts.SelectMany(fact => fact.Joined.ContainsKey(Prefix(hops)) ? [fact] : Reached(fact, hops))];
        }

        return facts;
    }

    private IReadOnlyList<Fact> Reached(Fact fact, IReadOnlyList<(string Entity, ModelDef Model)> hops)
    {
        var reached = new List<(Fact Fact, object?[]? Row)> { (fact, fact.Row) };
        var from = fact.Model;
        for (var i = 0; i < hops.Count; i++)
        {
            var (here, prefix, (entity, target)) = (from, Prefix(hops.Take(i + 1)), hops[i]);
            reached = [.. reached.SelectMany(r => Matches(here, r.Row, entity, target, fact.HappenedAt).Select(row => row is null || SamePartition(fact.Model, fact.Row, target, row) ? row : null)
                .Select(row => (r.Fact with { Joined = new Dictionary<string, object?[]?>(r.Fact.Joined) { [prefix] = row } }, row)))];
            from = target;
        }

        // Of several rows those that lead nowhere are no match; one stands where all lead nowhere.
        return reached.Any(r => r.Row is not null) ? [.. reached.Where(r => r.Row is not null).Select(r => r.Fact)] : [reached[0].Fact];
    }

    private static string Prefix(IEnumerable<(string Entity, ModelDef Model)> hops) => string.Join("/", hops.Select(h => $"{h.Entity}>{h.Model.Name}"));

    /// <summary>The target's rows with this row's key, in force at the fact's time where the target has versions; null alone where there is none.</summary>
    public IReadOnlyList<object?[]?> Matches(ModelDef model, object?[]? row, string entity, ModelDef target, DateTime? asOf)
    {
        if (row is null || Expression(model, row, model.Entity(entity)!.Expr) is not { } key) return [null];
        var matches = world.Tables[target.Table].Rows.Where(r =>
            Same(key, Expression(target, r, target.Entity(entity)!.Expr)) && SamePartition(model, row, target, r) && InForce(target, target.Entity(entity)!, r, asOf)).ToList();
        if (matches.Count == 0) return [null];
        return matches;
    }

    private static bool Same(object key, object? other) => other is not null && Evaluate.Order(key, other) == 0;

    private bool SamePartition(ModelDef model, object?[] row, ModelDef target, object?[] other) =>
        model.Dimensions.Where(d => d.IsPartition && target.Dimension(d.Name) is { IsPartition: true }).All(d =>
            Expression(model, row, d.Expr) is { } here && Same(here, Expression(target, other, target.Dimension(d.Name)!.Expr)));

    private bool InForce(ModelDef target, EntityDef entity, object?[] row, DateTime? asOf)
    {
        if (entity.Type != "natural") return true;
        if (asOf is not { } time) return false;
        var from = Expression(target, row, target.ValidFrom!.Expr) as DateTime?;
        var to = Expression(target, row, target.ValidTo!.Expr) as DateTime?;
        return time >= from && (to is null || time < to);
    }
}
