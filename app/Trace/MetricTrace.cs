using System.Globalization;
using System.Text.RegularExpressions;
using Warehouse.DuckDb;
using Warehouse.Etl;
using Warehouse.Etl.Trace;
using Warehouse.Semantics;
using Warehouse.Semantics.Publish.Lineage;

namespace Warehouse.App.Trace;

/// <summary>A figure of the way down: a metric, its value under the question's cut, and what it is made of.</summary>
/// <param name="Cut">False where the metric does not know the cut, so its value is that of all accounts.</param>
/// <param name="Months">Months that the figure above it adds up, the month asked for being the last.</param>
internal sealed record TracedMetric(int Depth, string Name, string Label, string Unit, object? Value, bool Cut, string Formula, IReadOnlyList<string> Measures, int Months);

/// <summary>An account's part in a metric at the bottom.</summary>
internal sealed record TracedAccount(string Metric, string Account, string Name, object? Value);

/// <summary>Rows of a table of the star that a measure adds up, as text.</summary>
internal sealed record TracedFacts(string Measure, string Relation, long Count, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);

/// <summary>A figure and everything under it.</summary>
internal sealed record MetricTrace(
    DateOnly Month, string Cut, IReadOnlyList<TracedMetric> Metrics, IReadOnlyList<TracedAccount> Accounts, long AccountCount, string? Followed, IReadOnlyList<TracedFacts> Facts, IReadOnlyList<ExtractTrace> Extracts);

/// <summary>What is asked.</summary>
/// <param name="Filters">Cuts: dimension and member.</param>
/// <param name="Rows">Rows shown of each table and extract.</param>
internal sealed record TraceQuestion(string Metric, DateOnly Month, IReadOnlyList<(string Dimension, string Member)> Filters, string? Account, int Rows);

/// <summary>Follows a figure by the metrics' own lineage: to its inputs, to accounts, to rows of the star, to lines of extracts.</summary>
internal sealed partial class MetricTracer(MetricEngine metrics, string buildFile, Checkout checkout, IReadOnlyList<LineageRelation> relations, string temporaryFolder)
{
    private const int TrailingMonths = 12;

    /// <exception cref="SemanticException">The metric is unknown, or can't be cut so.</exception>
    public MetricTrace Of(TraceQuestion question)
    {
        var filters = question.Filters.Select(filter => $"{{{{ Dimension('{filter.Dimension}') }}}} = {Literal.Quote(filter.Member)}").ToList();
        if (question.Account is { } only) filters.Add($"{{{{ Entity('account') }}}} = {Literal.Quote(only)}");
        var tree = new List<TracedMetric>();
        Walk(question, question.Metric, filters, 0, 1, tree, []);

        // What reads tables by itself, over all the months that it counts in this figure.
        var bottoms = tree.Select(metric => metric with { Measures = Own(metric), Months = Math.Max(metric.Months, MonthsOf(metric.Formula)) }).Where(metric => metric.Measures.Count > 0)
            .GroupBy(metric => metric.Name, StringComparer.Ordinal).Select(same => same.MaxBy(metric => metric.Months)!).ToList();
        var accounts = bottoms.SelectMany(metric => Accounts(question, metric, filters)).ToList();
        var shown = accounts.GroupBy(account => account.Metric).SelectMany(metric => metric.Take(question.Rows)).ToList();
        var followed = question.Account ?? shown.FirstOrDefault()?.Account;
        using var build = Duck.Open(buildFile, new DuckOptions { ReadOnly = true });
        var facts = bottoms.SelectMany(metric => metric.Measures.Select(measure => Facts(build, metric.Name, measure, question.Month.AddMonths(1 - metric.Months), question, followed))).OfType<TracedFacts>().DistinctBy(found => (found.Measure, found.Relation)).ToList();
        var lineage = MetricLineage.Of(metrics.Catalog, relations);
        var scope = new ExtractScope(followed, question.Month.AddMonths(1 - TrailingMonths), question.Month, question.Rows);
        var extracts = lineage.Upstream("metric", question.Metric, "column").Select(column => column[..column.LastIndexOf('.')]).Where(relation => relation.StartsWith("raw.", StringComparison.Ordinal))
            .Select(relation => string.Join("__", relation.Split("__").Take(2))).Distinct(StringComparer.Ordinal)
            .Select(relation => ExtractTracer.Find(build, checkout, relation, scope, temporaryFolder)).OfType<ExtractTrace>().Where(extract => extract.Count > 0).ToList();
        var cut = string.Join(", ", question.Filters.Select(filter => $"{filter.Dimension} = {filter.Member}").Concat(question.Account is { } account ? [$"account = {account}"] : []));
        return new MetricTrace(question.Month, cut, tree, shown, accounts.Select(each => each.Account).Distinct().Count(), followed, facts, extracts);
    }

    private void Walk(TraceQuestion question, string name, List<string> filters, int depth, int months, List<TracedMetric> tree, HashSet<string> seen)
    {
        var what = metrics.Catalog.Describe(name);
        var (value, isCut) = Value(question, name, filters, depth == 0);
        tree.Add(new TracedMetric(depth, name, what.Definition.Label.En, what.Definition.Unit, value, isCut, what.Formula, what.Measures, months));
        if (!seen.Add(name)) return;
        foreach (var input in what.Inputs) Walk(question, input, filters, depth + 1, Math.Max(months, MonthsOf(what.Formula)), tree, seen);
    }

    /// <summary>The measures that a metric reads itself, not through another metric.</summary>
    private List<string> Own(TracedMetric metric) => [.. metric.Measures.Except(metrics.Catalog.Describe(metric.Name).Inputs.SelectMany(input => metrics.Catalog.Describe(input).Measures), StringComparer.Ordinal)];

    private static int MonthsOf(string formula) => Window().Matches(formula).Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)).Append(1).Max();

    /// <remarks>An input that does not know the cut is asked for whole; the figure itself must know it.</remarks>
    private (object? Value, bool Cut) Value(TraceQuestion question, string name, List<string> filters, bool mustCut)
    {
        try
        {
            return (Asked(question, name, question.Month, [], filters).Select(row => row[0]).FirstOrDefault(), true);
        }
        catch (SemanticException) when (!mustCut)
        {
            try
            {
                return (Asked(question, name, question.Month, [], []).Select(row => row[0]).FirstOrDefault(), false);
            }
            catch (SemanticException)
            {
                // A building block that has no value of its own, such as one that needs a dimension.
                return (null, false);
            }
        }
    }

    private List<TracedAccount> Accounts(TraceQuestion question, TracedMetric metric, List<string> filters)
    {
        try
        {
            return
            [
                .. Asked(question, metric.Name, question.Month.AddMonths(1 - metric.Months), ["account", "account__name"], filters)
                    .Where(row => row[2] is not null && Convert.ToDouble(row[2], CultureInfo.InvariantCulture) != 0)
                    .OrderByDescending(row => Math.Abs(Convert.ToDouble(row[2], CultureInfo.InvariantCulture)))
                    .Select(row => new TracedAccount(metric.Name, (string)row[0]!, row[1] as string ?? "", row[2])),
            ];
        }
        catch (SemanticException)
        {
            // Costs and margins are of no account.
            return [];
        }
    }

    private IReadOnlyList<IReadOnlyList<object?>> Asked(TraceQuestion question, string name, DateOnly from, string[] groupBy, IReadOnlyList<string> filters) =>
        metrics.Query(new MetricRequest([name], groupBy) { Start = from, End = question.Month.AddMonths(1).AddDays(-1), Filters = filters }).Rows;

    /// <summary>A measure says itself what it reads: <c>name = sum(expr) of star.fct_x where condition</c>.</summary>
    private static TracedFacts? Facts(DuckDB.NET.Data.DuckDBConnection build, string metric, string measure, DateOnly first, TraceQuestion question, string? account)
    {
        var from = measure.IndexOf(" of ", StringComparison.Ordinal);
        if (from < 0) return null;
        var rest = Suffix().Replace(measure[(from + 4)..], "");
        var relation = rest.Split(' ', ',')[0];
        var where = rest.IndexOf(" where ", StringComparison.Ordinal);
        var conditions = new List<string> { where < 0 ? "true" : $"({rest[(where + 7)..]})" };
        var parts = relation.Split('.', 2);
        var columns = build.Query("select column_name from information_schema.columns where table_schema = ? and table_name = ? order by ordinal_position", row => row.GetString(0), parts[0], parts[1]);
        var values = new List<object?>();
        if (columns.Contains("month"))
        {
            conditions.Add("month between ? and ?");
            values.AddRange([first, question.Month]);
        }

        if (account is not null && columns.Contains("account_id"))
        {
            conditions.Add("account_id = ?");
            values.Add(account);
        }

        var filter = string.Join(" and ", conditions);
        var table = Identifier.Quote(parts[0], parts[1]);
        var count = build.Scalar<long>($"select count(*) from {table} where {filter}", [.. values]);
        var rows = build.Query($"select * from {table} where {filter} order by all limit {question.Rows}", row => (IReadOnlyList<string>)[.. columns.Select((_, at) => row.IsDBNull(at) ? "" : TraceText.Shown(row.GetValue(at)))], [.. values]);
        return new TracedFacts($"{metric}: {measure}", relation, count, columns, rows);
    }

    [GeneratedRegex(@"over (\d+) months")]
    private static partial Regex Window();

    /// <summary>How a measure's rows are read, which follows their filter.</summary>
    [GeneratedRegex(@", (as of the period's|in force at the period's end|the last of each) .*$")]
    private static partial Regex Suffix();
}
