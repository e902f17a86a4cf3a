using Warehouse.Tests.Semantics.Evaluator;

namespace Warehouse.Tests.Semantics.Property;

/// <summary>A world and what is asked of it.</summary>
internal sealed record Trial(int Seed, World World, IReadOnlyList<Question> Questions)
{
    public static Trial Draw(int seed, int questions)
    {
        var chance = new Chance(seed);
        var rows = new RowsDraw(chance);
        var tables = new Dictionary<string, Table>
        {
            ["spine"] = RowsDraw.Spine(),
            ["hours"] = RowsDraw.Hours(),
            ["orders"] = rows.Orders(),
            ["visits"] = rows.Visits(),
            ["customers"] = rows.Customers(),
            ["products"] = rows.Products(),
            ["region"] = rows.Regions(),
            ["tiers"] = rows.Tiers(),
        };
        SpineDef[] spines = [new("spine", "day_on", "day", [("fortnight", "fortnight_on")]), new("hours", "hour_at", "hour", [])];
        var world = new World(new ModelsDraw(chance).Models(), [], spines, [], tables);
        world = world with { Metrics = new MetricsDraw(chance, world).Metrics() };
        var ask = new QuestionDraw(chance, world);
        return new Trial(seed, world, [.. Enumerable.Range(0, questions).Select(_ => ask.Question())]);
    }

    /// <summary>Smaller trials, most hopeful first: one question, fewer of its parts, fewer rows.</summary>
    public IEnumerable<Trial> Smaller()
    {
        if (Questions.Count > 1) return Questions.Select(q => this with { Questions = [q] });
        var question = Questions[0];
        var questions = Without(question.Metrics).Where(m => m.Count > 0).Select(m => question with { Metrics = m })
            .Concat(Without(question.GroupBy).Select(g => question with { GroupBy = g, OrderBy = [], Limit = null }));
        if (question.Where.Count > 0) questions = questions.Append(question with { Where = [] });
        if (question.First is not null) questions = questions.Append(question with { First = null });
        if (question.Last is not null) questions = questions.Append(question with { Last = null });
        if (question.OrderBy.Count > 0) questions = questions.Append(question with { OrderBy = [], Limit = null });
        return questions.Where(q => q.Metrics.Count + q.GroupBy.Count > 0).Select(q => this with { Questions = [q] }).Concat(FewerRows()).Concat(PlainerMetrics());
    }

    private static IEnumerable<IReadOnlyList<T>> Without<T>(IReadOnlyList<T> all) => all.Select((_, i) => (IReadOnlyList<T>)[.. all.Where((_, j) => j != i)]);

    private IEnumerable<Trial> FewerRows()
    {
        foreach (var (name, table) in World.Tables.Where(t => t.Key is not "spine" and not "hours" && t.Value.Rows.Count > 0))
        {
            var half = table.Rows.Count / 2;
            var parts = table.Rows.Count > 3 ? [[.. table.Rows.Take(half)], [.. table.Rows.Skip(half)]] : Without(table.Rows);
            if (table.Rows.Count is > 3 and <= 8) parts = parts.Concat(Without(table.Rows));
            foreach (var rows in parts) yield return this with { World = World with { Tables = new Dictionary<string, Table>(World.Tables) { [name] = new Table(table.Columns, rows) } } };
        }
    }

    /// <summary>Metrics without a filter, a fill or a spine, and those that nobody asks for left out.</summary>
    private IEnumerable<Trial> PlainerMetrics()
    {
        Trial With(IReadOnlyList<MetricDef> metrics) => this with { World = World with { Metrics = metrics } };
        var used = Used(Questions[0].Metrics).Concat(Questions[0].Where.Any(w => w.Contains("m_orders_count", StringComparison.Ordinal)) ? ["m_orders_count"] : []).ToHashSet();
        if (World.Metrics.Any(m => !used.Contains(m.Name))) yield return With([.. World.Metrics.Where(m => used.Contains(m.Name))]);
        foreach (var metric in World.Metrics)
        {
            foreach (var plainer in Plainer(metric)) yield return With([.. World.Metrics.Select(m => m == metric ? plainer : m)]);
        }
    }

    private HashSet<string> Used(IEnumerable<string> names) =>
        [.. names.SelectMany(n => Used(World.Metrics.First(m => m.Name == n).Inputs.Select(i => i.Name)).Append(n))];

    private static IEnumerable<MetricDef> Plainer(MetricDef metric)
    {
        if (metric.Filters.Count > 0) yield return metric with { Filters = [] };
        if (metric.Grain is not null) yield return metric with { Grain = null };
        if (metric.Measure is { } measure && measure != new MeasureInput(measure.Name) { Filters = measure.Filters }) yield return metric with { Measure = new MeasureInput(measure.Name) { Filters = measure.Filters } };
        if (metric.Measure is { Filters.Count: > 0 }) yield return metric with { Measure = metric.Measure with { Filters = [] } };
        if (metric.Inputs.Any(i => i.Filters.Count > 0)) yield return metric with { Inputs = [.. metric.Inputs.Select(i => i with { Filters = [] })] };
    }
}
