using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Manifest;
using Warehouse.Semantics.Plan;
using Warehouse.Semantics.Render;
using Warehouse.Semantics.Resolve;
using Warehouse.Semantics.Sql;

namespace Warehouse.Semantics.Sparse;

/// <summary>Makes statements of requests over a manifest of MetricFlow's: names → items and measures → tables → one statement.</summary>
internal sealed class SparseCompiler
{
    private readonly ManifestIndex index;
    private readonly MetricFilters filters;

    public SparseCompiler(MetricManifest manifest)
    {
        index = new ManifestIndex(manifest);
        filters = new MetricFilters(index);
    }

    /// <param name="isAlwaysSorted">Whether an answer without an order is sorted by its group-bys.</param>
    /// <exception cref="SemanticException">A name is unknown or ambiguous, or what is asked has no one meaning.</exception>
    public SparsePlan Plan(MetricRequest asked, bool isAlwaysSorted)
    {
        var request = SavedQueries.Into(asked, index.Manifest);
        var metrics = request.Metrics.SelectMany(Metrics).DistinctBy(m => m.Name).ToList();
        if (metrics.Count == 0 && request.GroupBy.Count == 0) throw new SemanticException("nothing is asked for: name at least one metric or one dimension");
        if (request.Limit < 0) throw new SemanticException($"limit {request.Limit}: expected a number of rows, 0 or more");
        if (request.MinMaxOnly && metrics.Count > 0) throw new SemanticException("the least and the greatest member are asked for without metrics");

        var leaves = metrics.SelectMany(index.Leaves).Distinct().ToList();
        var resolver = new ItemResolver(index, leaves, metrics.Count == 0 ? MembersTime() : filters.TimeDefault(metrics), Added(metrics));
        var items = request.GroupBy.Select(resolver.Resolve).DistinctBy(i => i.Column).ToList();
        var where = Conditions(request).SelectMany(c => c.Conjuncts()).Select(c => new LevelFilter(resolver.Resolve(c), IsOfMeasure: false)).ToList();
        var query = Context(items, TimeRange.Of(request, Finest(items, leaves) ?? Finest(metrics), index.Manifest.Reporting)) with { AsOf = request.AsOf ?? index.Manifest.Reporting.AsOf };
        var answer = metrics.Count == 0 ? new MembersPlanner(query, where).Plan(request) : Metrics(query, metrics, where);
        var instants = items.Where(i => i.Resolution is AtGrain { Grain: < Grain.Day }).Select(i => i.Column).ToHashSet(StringComparer.Ordinal);
        var reporting = index.Manifest.Reporting;
        return new SparsePlan(new ByOwnTime(query.Names).Of(answer), Order(request, items, metrics, isAlwaysSorted), request.Limit, instants) { Dialect = new DuckDbDialect(reporting.FiscalYearStartMonth, reporting.WeekStart) };
    }

    private QueryContext Context(IReadOnlyList<GroupItem> items, TimeRange range)
    {
        var taken = items.Select(i => i.Column)
            .Concat(index.Manifest.Models.Where(m => m.Schema.Length == 0).Select(m => m.Table))
            .Concat(index.Manifest.TimeSpines.Where(s => s.Schema.Length == 0).Select(s => s.Table));
        var tables = new Dictionary<string, (SelectTable Table, string Column)>(StringComparer.Ordinal);
        QueryContext? context = null;
        (SelectTable Table, string Column) MetricTable(MetricRef metric)
        {
            var key = metric.ToString();
            return tables.TryGetValue(key, out var known) ? known : tables[key] = OfFilter(metric, context!);
        }

        return context = new QueryContext(index, items, range, new NameSet(taken), MetricTable);
    }

    /// <summary>A metric that a filter names, over all time, by the entities that it is grouped by there.</summary>
    private (SelectTable Table, string Column) OfFilter(MetricRef reference, QueryContext outer)
    {
        var metric = index.Metric(reference.Metric);
        var resolver = new ItemResolver(index, index.Leaves(metric), filters.TimeDefault([metric]));
        var items = reference.Keys.Select(k => resolver.Resolve(k.GroupBy)).ToList();
        var inner = outer with { Items = items, Range = TimeRange.All };
        var scope = new PartScope(inner);
        var value = new MetricBuilder(inner, filters).Build(metric, new MetricContext([], []), scope, isAlone: true);
        var column = inner.Names.Unique(metric.Name);
        var name = inner.Names.Unique($"{metric.Name}_by_{string.Join("_", items.Select(i => i.Element))}");
        return (new Combiner(inner).Combine(name, scope.Tables(), [new KeyColumn(column, value)]), column);
    }

    private SelectTable Metrics(QueryContext query, List<Metric> metrics, List<LevelFilter> where)
    {
        var scope = new PartScope(query);
        var builder = new MetricBuilder(query, filters);
        var values = metrics.Select(m => new KeyColumn(m.Name, builder.Build(m, new MetricContext(where, []), scope, metrics.Count == 1))).ToList();
        return new Combiner(query).Combine("answer", scope.Tables(), values);
    }

    private HashSet<string> Added(IEnumerable<Metric> metrics) => metrics.SelectMany(index.AddedDimensions).ToHashSet(StringComparer.Ordinal);

    private IEnumerable<Metric> Metrics(string name)
    {
        var metric = index.Metric(name.Trim().ToLowerInvariant());
        return metric.Body is BundleBody bundle ? bundle.Outputs.SelectMany(output => Metrics(output.Name)) : [metric];
    }

    /// <summary>Days, or the finest that a spine knows where none knows days.</summary>
    private AtGrain MembersTime() => new(index.Manifest.TimeSpines.Any(s => s.Grain <= Grain.Day) || index.Manifest.TimeSpines.Count == 0 ? Grain.Day : index.Manifest.TimeSpines[0].Grain);

    private static Grain? Finest(IReadOnlyList<GroupItem> items, IReadOnlyList<MeasureLeaf> leaves)
    {
        var times = items.Where(i => i.IsMetricTime || (i.Resolution is not null && leaves.Any(l => l.Measure.Time.Name == i.Element && i.Links.Count == 1 && i.Links[0] == l.Model.PrimaryEntity)));
        return times.Select(i => i.Resolution).OfType<AtGrain>().Select(at => (Grain?)at.Grain).Min();
    }

    /// <summary>Where no time is asked for, the finest that some metric is known by throughout.</summary>
    private Grain? Finest(IEnumerable<Metric> metrics) => metrics.Select(m => (Grain?)index.Leaves(m).Max(l => l.Measure.Time.Grain!.Value)).Min();

    private static IEnumerable<Expression> Conditions(MetricRequest request) => request.Filters.Prepend(request.Where)
        .Where(text => !string.IsNullOrWhiteSpace(text))
        .Select(text => ExpressionParser.Request(text!, "where"));

    /// <summary>As asked, rows alike by the columns that the answer is grouped by, so that the same rows are the first ones each time.</summary>
    private List<Ordering> Order(MetricRequest request, IReadOnlyList<GroupItem> items, IReadOnlyList<Metric> metrics, bool isAlwaysSorted)
    {
        if (request.MinMaxOnly || (request.OrderBy.Count == 0 && request.Limit is null && !isAlwaysSorted)) return [];
        string Column(string text)
        {
            if (metrics.Any(m => m.Name == text)) return text;
            var name = index.Parse(text);
            var found = items.FirstOrDefault(i => i.Column == text)
                ?? items.FirstOrDefault(i => (i.Path == name.Path || i.Path.EndsWith($"__{name.Path}", StringComparison.Ordinal)) && (name.Resolution is null || name.Resolution == i.Resolution));
            return found?.Column ?? throw new SemanticException($"order by '{text}': not a column of this answer; {NearestName.Suggest(text, items.Select(i => i.Column).Concat(metrics.Select(m => m.Name)))}");
        }

        var asked = request.OrderBy.Select(text => text.Trim().ToLowerInvariant()).Select(text => new Ordering(Column(text.TrimStart('-')), text.StartsWith('-'))).ToList();
        return [.. asked, .. items.Where(i => asked.All(o => o.Column != i.Column)).Select(i => new Ordering(i.Column, false))];
    }
}

/// <summary>A planned answer.</summary>
/// <param name="Instants">The columns that are times within a day.</param>
internal sealed record SparsePlan(SelectTable Answer, IReadOnlyList<Ordering> Order, int? Limit, IReadOnlySet<string> Instants)
{
    public IReadOnlyList<string> Columns => [.. Answer.Keys.Concat(Answer.Values).Select(c => c.Name)];

    /// <summary>How the business's quarters, years and weeks are cut.</summary>
    public required DuckDbDialect Dialect { get; init; }

    /// <param name="isInline">Whether the request's literals are written in place instead of bound.</param>
    public SqlText Sql(bool isInline) => StatementRenderer.Render(SqlBuilder.Build(Answer, Order, Limit), Dialect, isInline);
}
