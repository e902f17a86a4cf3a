using Warehouse.Semantics.Entities;
using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Manifest;
using Warehouse.Semantics.Plan;
using Warehouse.Semantics.Render;
using Warehouse.Semantics.Resolve;

namespace Warehouse.Semantics.Sparse;

/// <summary>A table that follows entities, and the periods that it is read over.</summary>
internal sealed record ReadEntities(TableNode Table, EntityFrame Frame) : PlanNode
{
    public override IReadOnlyList<PlanNode> Inputs => [Table];

    /// <summary>Writes the table and those it stands on.</summary>
    public CommonTables Tables(ExpressionRenderer expressions, DuckDbDialect dialect)
    {
        var tables = new CommonTables();
        new EntityRenderer(tables, expressions, new PeriodDays(tables, dialect, expressions, Frame)).Write(Table);
        return tables;
    }
}

/// <summary>Numbers of one source of entities, read together.</summary>
internal sealed class EntityGroup(QueryContext query, string name, EntitySource source, IReadOnlyList<Expression> times, DateOnly asOf)
{
    public string Name => name;

    public List<Leaf> Leaves { get; } = [];

    /// <summary>The source's rows under the names of the request's items.</summary>
    public SelectTable Plan()
    {
        var asked = query.Items.Where(item => item.IsMetricTime).Select(item => (item.Column, Grain: GrainOf(item))).ToList();
        Grain? finest = asked.Count == 0 ? null : asked.Min(a => a.Grain);
        foreach (var (column, grain) in asked.Where(a => !Grains.Nests(finest!.Value, a.Grain)))
            throw new SemanticException($"a {finest!.Value.Name()} does not lie inside a {grain.Name()}: ask for metric_time__{finest.Value.Name()} without {column}");

        var binder = new EntityBinder(query.Index.Manifest, new DimensionFinder(query.Index.Manifest));
        var table = source.Plan($"{name}_by_period", Leaves, binder);
        var after = asOf.AddDays(1);
        var to = query.Range.To is { } end && DateOnly.FromDateTime(end) < after ? DateOnly.FromDateTime(end) : after;
        var from = query.Range.From is { } start ? DateOnly.FromDateTime(start) : (DateOnly?)null;
        var frame = new EntityFrame($"{name}_", finest, Grain.Day, from, to, times, asOf);

        Expression There(string column) => new Column(column, table.Name);
        Expression Key(GroupItem item) => !item.IsMetricTime ? There(item.Column)
            : GrainOf(item) == finest ? There(QueryPlanner.Period)
            : new Truncated(There(QueryPlanner.Period), GrainOf(item));
        return new SelectTable(
            name,
            "ReadEntities",
            new ReadEntities(table, frame),
            [.. query.Items.Select(item => new KeyColumn(item.Column, Key(item)))],
            [.. Leaves.Select(leaf => new KeyColumn(leaf.Column, There(leaf.Column)))],
            Grouping.None);
    }

    private static Grain GrainOf(GroupItem item) => item.Resolution is AtGrain { Grain: >= Grain.Day } at
        ? at.Grain
        : throw new SemanticException($"'{item.Column}': entities are followed by day, week, month, quarter and year");
}
