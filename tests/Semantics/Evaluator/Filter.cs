using Warehouse.Tests.Semantics.Evaluator.Sql;

namespace Warehouse.Tests.Semantics.Evaluator;

/// <summary>A condition on rows, and the grain that <c>metric_time</c> has in it where it names none.</summary>
internal sealed record Filter(Node Condition, string DefaultGrain)
{
    /// <summary>The conditions of a text, all of which must hold.</summary>
    public static IReadOnlyList<Filter> Parse(string text, string defaultGrain) => [.. Conditions(Parser.Parse(text)).Select(c => new Filter(c, defaultGrain))];

    private static IEnumerable<Node> Conditions(Node node) => node is Binary { Operator: "and" } both ? Conditions(both.Left).Concat(Conditions(both.Right)) : [node];

    public IEnumerable<Reference> MetricReferences => Parser.Names(Condition).OfType<Reference>().Where(r => r.Kind == "Metric");

    /// <summary>What the condition looks at, metrics apart.</summary>
    public IReadOnlyList<Item> Items(World world) =>
        [.. Parser.Names(Condition).Where(n => n is not Reference { Kind: "Metric" }).Select(n => ItemOf(world, n)).Distinct()];

    public Item ItemOf(World world, Node name)
    {
        var item = name is Reference reference ? Item.Parse(world, reference.Name, reference.Grain) : Item.Parse(world, ((Column)name).Name);
        return item is { IsMetricTime: true, Grain: null, Part: null } ? item with { Grain = DefaultGrain } : item;
    }
}
