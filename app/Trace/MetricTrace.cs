using System.Globalization;
using System.Text.RegularExpressions;
using DuckDB.NET.Data;
using Warehouse.DuckDb;
using Warehouse.Etl;
using Warehouse.Etl.Trace;
using Warehouse.Semantics;
using Warehouse.Semantics.Publish.Lineage;

namespace Warehouse.App.Trace;

/// <summary>A figure of the way down: a metric, its value under the question's cut, and what it is made of.</summary>
/// <param name="Cut">False where the metric does not know the cut, so its value is that of all accounts.</param>
/// <param name="Window">Months that the value is of, the month asked for being the last: as many as the figure above it reads.</param>
/// <param name="Months">Months, the month asked for being the last, that hold all that the figures above it read.</param>
internal sealed record TracedMetric(int Depth, string Name, string Label, string Unit, object? Value, bool Cut, string Formula, IReadOnlyList<string> Measures, int Window, int Months);

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
    /// <summary>Months of extracts that are shown for a figure whose formula names no window: margins and retention look back a year.</summary>
    private const int UsualMonths = 12;

    /// <exception cref="SemanticException">The metric is unknown, or can't be cut so.</exception>
    public MetricTrace Of(TraceQuestion question)
    {
        var filters = question.Filters.Select(filter => $"{{{{ Dimension('{filter.Dimension}') }}}} = {Literal.Quote(filter.Member)}").ToList();
        if (question.Account is { } only) filters.Add($"{{{{ Entity('account') }}}} = {Literal.Quote(only)}");
        using var build = Duck.Open(buildFile, new DuckOptions { ReadOnly = true });
        var tree = new List<TracedMetric>();
        Walk(build, question, question.Metric, filters, null, tree, []);

        // What reads tables by itself, over all the months that it counts in this figure.
        var bottoms = tree.Select(metric => metric with { Measures = Own(metric), Months = Math.Max(metric.Months, MonthsOf(build, metric.Formula)) }).Where(metric => metric.Measures.Count > 0)
            .GroupBy(metric => metric.Name, StringComparer.Ordinal).Select(same => same.MaxBy(metric => metric.Months)!).ToList();
        var accounts = bottoms.SelectMany(metric => Accounts(question, metric, filters)).ToList();
        var shown = accounts.GroupBy(account => account.Metric).SelectMany(metric => metric.Take(question.Rows)).ToList();
        var followed = question.Account ?? shown.FirstOrDefault()?.Account;
        var facts = bottoms.SelectMany(metric => metric.Measures.Select(measure => Facts(build, metric.Name, measure, question.Month.AddMonths(1 - metric.Months), question, followed))).OfType<TracedFacts>().DistinctBy(found => (found.Measure, found.Relation)).ToList();
        var extracts = Extracts(build, bottoms, followed, question);
        var cut = string.Join(", ", question.Filters.Select(filter => $"{filter.Dimension} = {filter.Member}").Concat(question.Account is { } account ? [$"account = {account}"] : []));
        return new MetricTrace(question.Month, cut, tree, shown, accounts.Select(each => each.Account).Distinct().Count(), followed, facts, extracts);
    }

    /// <summary>Lines of the extracts that are under the metrics at the bottom, of the months that these read.</summary>
    private List<ExtractTrace> Extracts(DuckDBConnection build, IReadOnlyList<TracedMetric> bottoms, string? followed, TraceQuestion question)
    {
        var lineage = MetricLineage.Of(metrics.Catalog, relations);
        return [.. bottoms
            .SelectMany(metric => lineage.Upstream("metric", metric.Name, "column")
                .Select(column => column[..column.LastIndexOf('.')])
                .Where(relation => relation.StartsWith("raw.", StringComparison.Ordinal))
                .Select(relation => (Relation: string.Join("__", relation.Split("__").Take(2)), Months: metric.Months > 1 ? metric.Months : UsualMonths)))
            .GroupBy(read => read.Relation, read => read.Months, StringComparer.Ordinal)
            .Select(read => ExtractTracer.Find(build, checkout, read.Key, new ExtractScope(followed, question.Month.AddMonths(1 - read.Max()), question.Month, question.Rows), temporaryFolder))
            .OfType<ExtractTrace>()
            .Where(extract => extract.Count > 0)];
    }

    private void Walk(DuckDBConnection build, TraceQuestion question, string name, List<string> filters, TracedMetric? above, List<TracedMetric> tree, HashSet<string> seen)
    {
        var what = metrics.Catalog.Describe(name);
        var window = above is null ? 1 : WindowOf(above.Formula, name);
        var (value, isCut) = Value(question, name, question.Month.AddMonths(1 - window), filters, above is null);
        var metric = new TracedMetric((above?.Depth ?? -1) + 1, name, what.Definition.Label.En, what.Definition.Unit, value, isCut, what.Formula, what.Measures, window, above is null ? 1 : Math.Max(above.Months, MonthsOf(build, above.Formula)));
        tree.Add(metric);
        if (!seen.Add(name)) return;
        foreach (var input in what.Inputs) Walk(build, question, input, filters, metric, tree, seen);
    }

    /// <summary>The measures that a metric reads itself, not through another metric.</summary>
    private List<string> Own(TracedMetric metric) => [.. metric.Measures.Except(metrics.Catalog.Describe(metric.Name).Inputs.SelectMany(input => metrics.Catalog.Describe(input).Measures), StringComparer.Ordinal)];

    /// <summary>The window in which a formula reads an input: <c>new_accounts (over 3 months)</c>; 1 where it reads it of other months than up to the month asked for.</summary>
    private static int WindowOf(string formula, string input) =>
        Inputs().Matches(formula).Where(match => match.Groups["input"].Value == input && match.Groups["earlier"].Value.Length == 0)
            .Select(WindowOf)
            .FirstOrDefault(1);

    /// <summary>The months back to the first that a formula reads.</summary>
    private static int MonthsOf(DuckDBConnection build, string formula) => Inputs().Matches(formula)
        .Select(match => WindowOf(match) + Earlier(build, match.Groups["earlier"].Value))
        .Append(1).Max();

    private static int WindowOf(Match input) => input.Groups["window"] is { Success: true, Value: var months } ? int.Parse(months, CultureInfo.InvariantCulture) : 1;

    /// <param name="earlier"><c>12 months</c>, or the setting that says how many: <c>cac_lag_months</c>.</param>
    private static int Earlier(DuckDBConnection build, string earlier) => earlier.Length == 0 ? 0
        : int.TryParse(earlier.Split(' ')[0], CultureInfo.InvariantCulture, out var months) ? months
        : build.Scalar<int?>($"select {Identifier.Quote(earlier)} from etl.setting") ?? 0;

    /// <remarks>An input that does not know the cut is asked for whole; the figure itself must know it.</remarks>
    private (object? Value, bool Cut) Value(TraceQuestion question, string name, DateOnly from, List<string> filters, bool mustCut)
    {
        try
        {
            return (Asked(question, name, from, [], filters).Select(row => row[0]).FirstOrDefault(), true);
        }
        catch (SemanticException) when (!mustCut)
        {
            try
            {
                return (Asked(question, name, from, [], []).Select(row => row[0]).FirstOrDefault(), false);
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
    private static TracedFacts? Facts(DuckDBConnection build, string metric, string measure, DateOnly first, TraceQuestion question, string? account)
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

    /// <summary>How a formula reads an input: <c>name (over 3 months, once whole, cac_lag_months earlier, of all)</c>.</summary>
    [GeneratedRegex(@"(?<input>\w+) \((?:[^()]*?over (?<window>\d+) months)?(?:[^()]*?(?<earlier>\d+ months|\w+_months) earlier)?[^()]*\)")]
    private static partial Regex Inputs();

    /// <summary>How a measure's rows are read, which follows their filter.</summary>
    [GeneratedRegex(@", (as of the period's|in force at the period's end|the last of each) .*$")]
    private static partial Regex Suffix();
}
