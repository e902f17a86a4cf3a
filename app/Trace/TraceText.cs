using System.Globalization;
using Warehouse.Semantics;

namespace Warehouse.App.Trace;

/// <summary>A trace for a terminal, from the figure down to lines of files; and as the rows of a table.</summary>
internal static class TraceText
{
    public static void Write(MetricTrace trace, TextWriter to)
    {
        to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{trace.Metrics[0].Name}  {trace.Month:yyyy-MM}{(trace.Cut.Length > 0 ? "  " : "")}{trace.Cut}"));
        to.WriteLine();
        foreach (var metric in trace.Metrics)
        {
            to.WriteLine($"{new string(' ', 2 * metric.Depth)}{metric.Name} = {Shown(metric.Value)}{(metric.Cut || trace.Cut.Length == 0 ? "" : "  (of all accounts)")}    {metric.Label}{(metric.Window > 1 ? string.Create(CultureInfo.InvariantCulture, $", {metric.Window} months") : "")}");
            foreach (var line in metric.Measures.Count > 0 && metric.Formula.Length > 0 ? [metric.Formula] : Array.Empty<string>()) to.WriteLine($"{new string(' ', (2 * metric.Depth) + 2)}: {line}");
        }

        if (trace.Accounts.Count > 0) to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\nAccounts: {trace.AccountCount:#,##0}; the largest of each"));
        foreach (var account in trace.Accounts) to.WriteLine($"  {account.Metric}  {account.Account}  {account.Name}  {Shown(account.Value)}");
        if (trace.Facts.Count > 0) to.WriteLine($"\nRows of the star{(trace.Followed is { } followed ? $", of {followed} where a table has accounts" : "")}");
        foreach (var facts in trace.Facts)
        {
            to.WriteLine($"  {facts.Measure}: {facts.Count} rows");
            foreach (var row in facts.Rows) to.WriteLine($"    {string.Join("  ", facts.Columns.Zip(row, (column, value) => $"{column}={value}").Where(text => !text.EndsWith('=')))}");
        }

        if (trace.Extracts.Count > 0) to.WriteLine("\nExtracts");
        foreach (var extract in trace.Extracts)
        {
            to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {extract.Relation}: {extract.Count:#,##0} rows ({extract.Scope})"));
            foreach (var row in extract.Rows)
            {
                to.WriteLine(row.Line is { } line ? string.Create(CultureInfo.InvariantCulture, $"    {row.File}:{line}") : $"    {row.File}: {row.Missing}");
                to.WriteLine($"      sha256 {row.Sha256}");
                if (row.Raw is { } raw) to.WriteLine($"      {(raw.Length > 200 ? raw[..200] + "…" : raw)}");
            }
        }
    }

    /// <summary>One row a figure, account, fact and line of a file.</summary>
    public static MetricTable Rows(MetricTrace trace) => new(
        ["level", "depth", "name", "value", "detail", "file", "line", "sha256"],
        [
            .. trace.Metrics.Select(metric => (IReadOnlyList<object?>)["metric", metric.Depth, metric.Name, metric.Value, metric.Formula, null, null, null]),
            .. trace.Accounts.Select(account => (IReadOnlyList<object?>)["account", null, account.Account, account.Value, account.Metric, null, null, null]),
            .. trace.Facts.SelectMany(facts => facts.Rows.Select(row => (IReadOnlyList<object?>)["fact", null, facts.Relation, null, string.Join(' ', facts.Columns.Zip(row, (column, value) => $"{column}={value}")), null, null, null])),
            .. trace.Extracts.SelectMany(extract => extract.Rows.Select(row => (IReadOnlyList<object?>)["extract", null, $"{row.Relation} {row.Key}", null, row.Raw ?? row.Missing, row.File, row.Line, row.Sha256])),
        ]);

    /// <summary>A value as text: money and counts with separators, ratios to six places.</summary>
    public static string Shown(object? value) => value switch
    {
        null or DBNull => "–",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        decimal money => money.ToString("#,##0.####", CultureInfo.InvariantCulture),
        double ratio => ratio.ToString("#,##0.######", CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        string text => text,
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
