namespace Warehouse.Tests.Semantics.Evaluator;

/// <summary>Which rows of a measure count that is not summed over time: the first or last, for each grouping and each period asked for.</summary>
internal sealed class SemiAdditive(Values values)
{
    public IReadOnlyList<Fact> Counted(IReadOnlyList<Fact> facts, NonAdditiveDef rule, IReadOnlyList<Item> items)
    {
        if (facts.Count == 0) return facts;
        var model = facts[0].Model;
        var time = new Item(model.RowEntity ?? "", rule.Dimension, null, null);
        var asked = items.FirstOrDefault(i => i.Element == rule.Dimension || (i.IsMetricTime && rule.Dimension == facts[0].TimeDimension));
        List<Item> by = [.. rule.Groupings.Select(g => new Item("", g, null, null))];
        if (asked is not null) by.Add(asked);
        return [.. facts.Select(fact => (fact, key: by.Select(i => values.Of(fact, i)).ToList(), at: Time(fact, time, rule)))
            .Where(f => f.at is not null && !f.key.Contains(null))
            .GroupBy(f => Answer.Text(f.key))
            .SelectMany(g => g.Where(f => f.at == (rule.IsMin ? g.Min(x => x.at) : g.Max(x => x.at))))
            .Select(f => f.fact)];
    }

    private DateTime? Time(Fact fact, Item time, NonAdditiveDef rule) =>
        rule.Dimension == fact.TimeDimension ? fact.HappenedAt : values.Of(fact, time) as DateTime?;
}
