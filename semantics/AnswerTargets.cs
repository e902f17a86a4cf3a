using System.Globalization;
using Warehouse.Semantics.Resolve;

namespace Warehouse.Semantics;

/// <summary>An answer with the target of each of its metrics beside it and how the value stands to it: <c>nrr, nrr_target, nrr_status</c>.</summary>
public static class AnswerTargets
{
    private const string Month = $"{DimensionName.MetricTime}__month";

    /// <summary>The answer with a target and a status column behind each metric that has a target in any of its rows.</summary>
    /// <remarks>
    /// A row's target is that of its month, or of the last month asked about, for the members that the row names: a target of one tier stands beside that tier's row,
    /// not beside an answer that a filter narrows to it. The status is green, amber or red, of the unrounded value.
    /// </remarks>
    /// <exception cref="SemanticException">The answer is by quarter, week or another time that has no target of its own.</exception>
    public static MetricTable Beside(MetricTable answer, IMetrics metrics, MetricRequest request)
    {
        if (answer.Columns.FirstOrDefault(column => column.StartsWith(DimensionName.MetricTime, StringComparison.Ordinal) && column != Month) is { } other)
            throw new SemanticException($"targets are by month: group by {Month}, or by no time, instead of {other}");
        var asked = request.End ?? (request.EndAt is { } end ? DateOnly.FromDateTime(end) : metrics.Context.ClosingMonth);
        var at = answer.Columns.ToList().IndexOf(Month);
        List<MetricTarget?> Targets(IReadOnlyList<object?> row)
        {
            var (month, members) = (at < 0 ? asked : row[at] as DateOnly? ?? asked, Members(answer, row));
            return [.. answer.Columns.Select(column => metrics.Definitions.ContainsKey(column) ? metrics.TargetOf(column, month, members) : null)];
        }

        var targets = answer.Rows.Select(Targets).ToList();
        var known = Enumerable.Range(0, answer.Columns.Count).Where(place => targets.Any(row => row[place] is not null)).ToHashSet();
        IEnumerable<T> Beside<T>(int place, T own, params T[] added) => known.Contains(place) ? [own, .. added] : [own];
        return new MetricTable(
            [.. answer.Columns.SelectMany((column, place) => Beside(place, column, $"{column}_target", $"{column}_status"))],
            [.. answer.Rows.Select((row, i) => (IReadOnlyList<object?>)[.. row.SelectMany((cell, place) => Beside(place, cell, targets[i][place]?.Target, Status(targets[i][place], cell)))])]);
    }

    private static Dictionary<string, string> Members(MetricTable answer, IReadOnlyList<object?> row) => answer.Columns
        .Zip(row)
        .Where(cell => cell.Second is string)
        .DistinctBy(cell => cell.First)
        .ToDictionary(cell => cell.First, cell => (string)cell.Second!, StringComparer.Ordinal);

    private static string? Status(MetricTarget? target, object? cell) => target?.StatusOf(cell is null or string ? null : Convert.ToDecimal(cell, CultureInfo.InvariantCulture)) switch
    {
        TargetStatus.Green => "green",
        TargetStatus.Amber => "amber",
        TargetStatus.Red => "red",
        _ => null,
    };
}
