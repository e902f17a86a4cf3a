namespace Warehouse.Tests.Semantics.Evaluator;

/// <summary>A metric by an entity, as a filter asks for it: <c>{{ Metric('bookings', group_by=['listing']) }} > 2</c>.</summary>
internal sealed record MetricValues(Item Entity, IReadOnlyDictionary<string, object?> ByKey)
{
    public static MetricValues Of(MetricEvaluator evaluator, World world, Sql.Reference reference)
    {
        var inner = Item.Parse(world, reference.GroupBy.Single());
        var answer = evaluator.Metric(world.Metric(reference.Name), [inner], [], null, null);
        return new MetricValues(inner with { Path = "" }, answer.Rows.Where(r => r.Key[0] is not null).ToDictionary(r => Answer.Text(r.Key), r => r.Value));
    }

    public object? For(Values values, Fact fact) => values.Of(fact, Entity) is { } key ? ByKey.GetValueOrDefault(Answer.Text([key])) : null;
}
