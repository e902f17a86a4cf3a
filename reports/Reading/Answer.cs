using Warehouse.Reports.Text;
using Warehouse.Semantics;

namespace Warehouse.Reports.Reading;

/// <summary>An answer of the semantic layer, read by metric and group: what has no row or no column is null.</summary>
/// <remarks>Every number of it knows the question it answers.</remarks>
public sealed class Answer
{
    private readonly Lazy<Dictionary<string, IReadOnlyList<object?>>> _rows;
    private readonly Dictionary<string, int> _columns = [];
    private readonly MetricTable _table;
    private readonly Question _question;

    /// <summary>Reads the answer to a question; its first columns are the groups.</summary>
    public Answer(MetricRequest request, MetricTable table)
    {
        var groups = request.GroupBy.Count;
        _table = table;
        _question = new Question(request.GroupBy, request.Start, request.End, request.Where is null ? request.Filters : [request.Where, .. request.Filters]);
        for (var i = groups; i < table.Columns.Count; i++) _columns[table.Columns[i]] = i;
        // A long list is read row by row, never by its groups.
        _rows = new(() => ByGroup(table, groups));
    }

    /// <summary>An answer without rows.</summary>
    public static Answer Empty { get; } = new(new MetricRequest([], []), new MetricTable([], []));

    /// <summary>A metric's value for one group; null where it is unobservable or not there.</summary>
    public Quantity? this[string metric, params object[] group] =>
        _columns.TryGetValue(metric, out var column) && _rows.Value.TryGetValue(Key(group), out var row) && Figures.From(row[column]) is { } value
            ? new Quantity(value, Origin.Cell(_question, metric, group))
            : null;

    /// <summary>A count; 0 where it is not there.</summary>
    public Quantity Count(string metric, params object[] group) => this[metric, group] ?? new Quantity(0, Origin.Cell(_question, metric, group));

    /// <summary>A metric's value in one of the answer's rows; null where it is unobservable.</summary>
    public Quantity? Of(string metric, IReadOnlyList<object?> row) =>
        Figures.From(row[_columns[metric]]) is { } value ? new Quantity(value, Origin.Cell(_question, metric, [.. row.Take(_question.GroupBy.Count)])) : null;

    /// <summary>How many rows a metric flags: those in which it is above zero.</summary>
    public Quantity Rows(string flag) => new(Flagged(flag).Count(), Origin.Rows(_question, flag));

    /// <summary>A metric's sum over the rows that another flags.</summary>
    public Quantity Total(string metric, string flag) => new(Flagged(flag).Sum(row => Figures.From(row[_columns[metric]]) ?? 0m), Origin.Total(_question, metric, flag));

    /// <summary>The rows that a metric flags, in the order of the answer.</summary>
    public IEnumerable<IReadOnlyList<object?>> Flagged(string flag) => _columns.TryGetValue(flag, out var column) ? _table.Rows.Where(row => Figures.From(row[column]) > 0) : [];

    /// <summary>The same rows by another metric, the largest first.</summary>
    public IEnumerable<IReadOnlyList<object?>> Largest(string metric, string flag) =>
        Flagged(flag).OrderByDescending(row => Figures.From(row[_columns[metric]]) ?? 0m).ThenBy(row => (string)row[0]!, StringComparer.Ordinal);

    /// <summary>The distinct members of one group column, in the order of the answer, NULL left out.</summary>
    public IReadOnlyList<T> Members<T>(int column) =>
        [.. _table.Rows.Select(row => row[column]).OfType<T>().Distinct()];

    /// <summary>The rows' group cells.</summary>
    public IEnumerable<IReadOnlyList<object?>> AllRows => _table.Rows;

    private static Dictionary<string, IReadOnlyList<object?>> ByGroup(MetricTable table, int groups)
    {
        var rows = new Dictionary<string, IReadOnlyList<object?>>(table.Rows.Count);
        foreach (var row in table.Rows) rows[Key(row.Take(groups))] = row;
        return rows;
    }

    private static string Key(IEnumerable<object?> cells) => string.Join('\u001f', cells.Select(cell => Question.Text(cell) ?? "\u0000"));
}
