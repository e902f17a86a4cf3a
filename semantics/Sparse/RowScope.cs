using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Manifest;
using Warehouse.Semantics.Plan;

namespace Warehouse.Semantics.Sparse;

/// <summary>The rows of one model as a select reads them: its own table, and whatever joins the named items need, each once.</summary>
/// <param name="asOf">The rows' own time, at which histories are joined; null where they have none.</param>
/// <param name="joins">Left, so that no row is lost; full where members alone are asked for, so that none of either side is.</param>
internal sealed class RowScope(QueryContext query, SemanticModel model, Expression? asOf, JoinKind joins = JoinKind.Left)
{
    private readonly HashSet<string> joined = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Alias, bool GoesOn)> ways = new(StringComparer.Ordinal);
    private readonly NameSet aliases = new([AliasOf(model)]);
    private readonly Expression? time = asOf?.In(AliasOf(model));

    /// <summary>The name of the model's own row.</summary>
    public string Alias { get; } = AliasOf(model);

    /// <summary>The read and the joins so far.</summary>
    public PlanNode Rows { get; private set; } = new ReadModel(model, AliasOf(model));

    /// <summary>The read and the joins alone.</summary>
    public PlanNode Joined { get; private set; } = new ReadModel(model, AliasOf(model));

    /// <summary>Adds a condition that keeps rows.</summary>
    public void Where(IEnumerable<Expression> conditions)
    {
        var list = conditions.ToList();
        if (list.Count > 0) Rows = new FilterRows(Rows, list);
    }

    /// <summary>Joins another table.</summary>
    public void Join(PlanNode right, JoinKind kind, IReadOnlyList<Expression> on, string step)
    {
        Rows = new JoinRows(Rows, right, kind, on, step);
        Joined = new JoinRows(Joined, right, kind, on, step);
    }

    public Expression Own(Expression expression) => expression.In(Alias);

    /// <summary>An item's value in a row.</summary>
    public Expression Item(GroupItem item)
    {
        var value = Value(item);
        return item.Resolution is null ? value : Times.At(value, item.Resolution, custom => Custom(value, custom, item.Path));
    }

    /// <summary>The rows' own time as an item asks for it.</summary>
    public Expression Time(Expression own, Resolution resolution) => Times.At(Own(own), resolution, custom => Custom(Own(own), custom, GroupItem.MetricTime));

    /// <summary>A condition over rows.</summary>
    /// <param name="own">The value of an item that is not found by joins; null where it is.</param>
    public Expression Condition(Expression condition, Func<GroupItem, Expression?> own) => TimePredicates.OnTime(condition.Rewrite(part => part switch
    {
        ItemRef item => own(item.Item) ?? Item(item.Item),
        MetricRef metric => Metric(metric),
        _ => null,
    }));

    /// <summary>The column of a metric's own table, joined by the entities that it is grouped by.</summary>
    private Column Metric(MetricRef metric)
    {
        var (table, column) = query.MetricTable(metric);
        if (joined.Add(table.Name))
        {
            var on = metric.Keys.Zip(table.Keys, (key, there) => (Expression)new Binary("=", Item(key.Item), new Column(there.Name, table.Name))).ToList();
            Join(new ReadTable(table), joins, on, "JoinMetric");
        }

        return new Column(column, table.Name);
    }

    private Expression Value(GroupItem item)
    {
        var path = query.Path(model, item);
        return (path.Dimension?.Value ?? path.Entity!.Key).In(path.Steps.Count == 0 ? Alias : Way(path));
    }

    /// <summary>The name of the row at the end of a way.</summary>
    /// <remarks>
    /// A way goes on from where another ended; two that go on differently from one model each walk to it, as in MetricFlow,
    /// so that each is the same whatever else is asked for.
    /// </remarks>
    private string Way(ItemPath path)
    {
        var links = path.Links.Skip(path.Links.Count - path.Steps.Count).ToList();
        var keys = path.Steps.Select((_, i) => string.Join('|', path.Steps.Take(i + 1).Select((step, at) => $"{links[at]}={step.Target.Name}"))).ToList();
        if (ways.TryGetValue(keys[^1], out var known)) return known.Alias;
        var start = keys.FindLastIndex(key => ways.TryGetValue(key, out var way) && !way.GoesOn);
        var (from, alias, passed) = (model, Alias, Partitions(model, Alias).ToList());
        for (var i = 0; i <= start; i++)
        {
            (from, alias) = (path.Steps[i].Target, ways[keys[i]].Alias);
            passed.AddRange(Partitions(from, alias));
            ways[keys[i]] = (alias, GoesOn: true);
        }

        for (var i = start + 1; i < path.Steps.Count; i++)
        {
            var (step, next) = (path.Steps[i], aliases.Unique(string.Join("__", links.Take(i + 1))));
            Join(step, from, alias, next, passed);
            passed.AddRange(Partitions(step.Target, next));
            (from, alias) = (step.Target, next);
            ways.TryAdd(keys[i], (alias, GoesOn: i < path.Steps.Count - 1));
        }

        return alias;
    }

    private void Join(JoinStep step, SemanticModel from, string fromAlias, string alias, List<(string Name, Expression Value)> passed)
    {
        var target = step.Target;
        var on = new List<Expression> { new Binary("=", step.From.Key.In(fromAlias), step.To.Key.In(alias)) };
        foreach (var partition in target.Dimensions.Where(d => d.IsPartition))
        {
            var here = passed.FindLastIndex(p => p.Name == partition.Name);
            if (here < 0)
            {
                throw new SemanticException(
                    $"the join {from.Name} → {step.From.Name} → {target.Name} would fan out: {target.Name} has a row for each {partition.Name}, which {model.Name} does not know");
            }

            on.Add(new Binary("=", passed[here].Value, partition.Value.In(alias)));
        }

        if (step.To.Kind == EntityKind.Natural) on.AddRange(Valid(target, alias, step));
        Join(new ReadModel(target, alias), joins, on, "JoinDimension");
    }

    /// <summary>Of a history's rows the one in force at the rows' own time.</summary>
    private IEnumerable<Expression> Valid(SemanticModel history, string alias, JoinStep step)
    {
        if (time is null)
            throw new SemanticException($"{history.Name} is a history of {step.To.Name}: its members are asked for together with a metric, whose time says which row of the history is meant");
        yield return new Binary(">=", time, history.ValidFrom!.Value.In(alias));
        if (history.ValidTo is not { } end) yield break;
        var until = end.Value.In(alias);
        yield return new Binary("or", new Binary("<", time, until), new IsNull(until, Negated: false));
    }

    private static IEnumerable<(string Name, Expression Value)> Partitions(SemanticModel of, string alias) =>
        of.Dimensions.Where(d => d.IsPartition).Select(d => (d.Name, d.Value.In(alias)));

    /// <summary>The custom period of a time, from the spine that lists it.</summary>
    private Column Custom(Expression value, AtCustomGrain custom, string path)
    {
        var alias = $"{path}__spine";
        if (joined.Add(alias))
        {
            var day = new Column(custom.Spine.Column, alias);
            Join(new ReadTimeSpine(custom.Spine, alias), JoinKind.Left, [new Binary("=", Times.Truncate(value, custom.Spine.Grain), day)], "JoinToTimeSpine");
        }

        return new Column(custom.Custom.Column, alias);
    }

    private static string AliasOf(SemanticModel model) => model.Entities.Any(e => e.Name == model.Name) ? $"{model.Name}_row" : model.Name;
}
