using System.Collections.Concurrent;
using Warehouse.Reports.Packs;
using Warehouse.Reports.Reading;
using Warehouse.Reports.Text;
using Warehouse.Semantics;

namespace Warehouse.Reports.Delivery;

/// <summary>
/// Asks once for many packs that are each restricted to a member of the same dimension: what every pack asks of its own member is asked of all of them,
/// grouped by the dimension, and handed out by member. An answer is forgotten when each pack has had its part.
/// </summary>
/// <remarks>
/// A member's part is the answer to its own question, row by row. Of accounts that a pack names the question is asked of all accounts of the members; of cohorts and
/// funnels, which hold rows for what a member never had when they are asked of all, those rows are left out. Where its part may not be its answer the question is asked as
/// it stands: lists that are cut off in no order, and a member without any row, or without one for each month (asked alone, every month has one).
/// </remarks>
/// <param name="scopes">The packs' members, all of one dimension.</param>
/// <param name="readers">How many packs each member has: one for each language.</param>
public sealed class SharedMetrics(IMetrics metrics, IReadOnlyList<PackScope> scopes, int readers) : IMetrics
{
    /// <summary>So many members are asked of at a time: their answers are what a batch keeps in memory.</summary>
    public const int MembersAtOnce = 50;

    // Of these a member's rows stand beside those of all members, whether there is anything to count or not.
    private static readonly string[] Crossed = [Dimensions.Cohort, Dimensions.Age, Dimensions.Step, Dimensions.StepNumber];

    private readonly Dictionary<string, string> _members = scopes.ToDictionary(scope => scope.Filter, scope => scope.Member, StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Shared> _answers = new(StringComparer.Ordinal);
    private readonly RememberedMetrics _each = new(metrics, readers);
    private int _ended;

    /// <summary>What the packs of each member ask, for packs that are printed in the order of the members.</summary>
    public static IEnumerable<(PackScope Scope, IMetrics Metrics)> ForEach(IMetrics metrics, IEnumerable<PackScope> scopes, int readers) =>
        scopes.Chunk(MembersAtOnce).SelectMany(some =>
        {
            var shared = new SharedMetrics(metrics, some, readers);
            return some.Select(scope => (scope, (IMetrics)shared));
        });

    /// <summary>Prints one pack of a member; after the last of all members' packs every answer is forgotten, also those that some pack had no question for.</summary>
    /// <param name="metrics">As <see cref="ForEach"/> gave them.</param>
    public static async Task<T> ForPackAsync<T>(IMetrics metrics, Func<IMetrics, Task<T>> print)
    {
        try
        {
            return await print(metrics);
        }
        finally
        {
            if (metrics is SharedMetrics shared) shared.EndPack();
        }
    }

    /// <inheritdoc />
    public WarehouseContext Context => metrics.Context;

    /// <inheritdoc />
    public IReadOnlyDictionary<string, MetricDefinition> Definitions => metrics.Definitions;

    private string Dimension => scopes[0].Dimension;

    /// <inheritdoc />
    public MetricTable Query(MetricRequest request)
    {
        var own = request.Filters.Where(_members.ContainsKey).ToList();
        if (scopes.Count == 1 || own.Count != 1 || !IsShareable(request)) return _each.Query(request);

        // A list that is cut off is the beginning of the member's part of the whole list: the order is the same.
        var accounts = AccountList.Of(request.Where);
        var common = request with { Filters = [.. request.Filters.Except(own)], Where = accounts is null ? request.Where : null, Limit = null };
        var key = RememberedMetrics.Key(common);
        var answer = _answers.GetOrAdd(key, _ => new Shared(() => Ask(common)));
        var part = answer.Parts.Value.GetValueOrDefault(_members[own[0]]);
        if (part is not null && accounts is not null) part = Only(part, request.GroupBy.ToList().IndexOf(Dimensions.Account), accounts);
        if (answer.ReadBy(scopes.Count * readers)) _answers.TryRemove(new KeyValuePair<string, Shared>(key, answer));
        if (part is null || part.Rows.Count == 0 || !HasEveryMonth(request, part)) return _each.Query(request);
        return request.Limit is { } most ? part with { Rows = [.. part.Rows.Take(most)] } : part;
    }

    /// <inheritdoc />
    public MetricTarget? TargetOf(string metric, DateOnly month, IReadOnlyDictionary<string, string>? members = null) => metrics.TargetOf(metric, month, members);

    private void EndPack()
    {
        if (Interlocked.Increment(ref _ended) == scopes.Count * readers) _answers.Clear();
    }

    private static bool IsShareable(MetricRequest request) =>
        request is { MinMaxOnly: false, IsGrouped: true, SavedQuery: "", Metrics.Count: > 0, GroupBy.Count: > 0 }
        && (request.Limit is null || request.OrderBy.Count > 0)
        && (AccountList.Of(request.Where) is null || request.GroupBy.Contains(Dimensions.Account));

    // Whatever else the rows are grouped by, each group has a row for each month that is asked for.
    private static bool HasEveryMonth(MetricRequest request, MetricTable part)
    {
        var month = request.GroupBy.ToList().IndexOf(Dimensions.Month);
        if (month < 0) return true;
        if (request is not { Start: { } start, End: { } end }) return false;
        return part.Rows
            .GroupBy(row => string.Join('\u001f', row.Take(request.GroupBy.Count).Where((_, column) => column != month)), StringComparer.Ordinal)
            .All(rows => rows.Count() == Month.Between(start, end) + 1);
    }

    private Dictionary<string, MetricTable> Ask(MetricRequest common)
    {
        var isCut = common.GroupBy.Contains(Dimension);
        var table = metrics.Query(common with
        {
            GroupBy = isCut ? common.GroupBy : [.. common.GroupBy, Dimension],
            Filters = [.. common.Filters, $"{{{{ Dimension('{Dimension}') }}}} in ({PackScope.List(scopes.Select(scope => scope.Member))})"],
        });
        var at = isCut ? common.GroupBy.ToList().IndexOf(Dimension) : common.GroupBy.Count;
        var columns = isCut ? table.Columns : Without(table.Columns, at);
        return table.Rows.Where(row => row[at] is string).GroupBy(row => (string)row[at]!, StringComparer.Ordinal)
            .ToDictionary(rows => rows.Key, rows => Known(common.GroupBy, new MetricTable(columns, isCut ? [.. rows] : [.. rows.Select(row => Without(row, at))])), StringComparer.Ordinal);
    }

    /// <summary>
    /// Without the steps, cohorts and ages that stand there for other members: asked alone, a member has a row for each of those of which it has anything, beside each group.
    /// An age at which nothing is left is one of its own; a step that nothing entered is not.
    /// </summary>
    private static MetricTable Known(IReadOnlyList<string> groupBy, MetricTable part)
    {
        if (!groupBy.Intersect(Crossed).Any()) return part;
        var known = groupBy.Select((dimension, place) => part.Rows
            .Where(row => row.Skip(groupBy.Count).Any(value => value is not null && (dimension == Dimensions.Age || Figures.From(value) != 0)))
            .Select(row => row[place])
            .ToHashSet()).ToList();
        return part with { Rows = [.. part.Rows.Where(row => known.Select((members, place) => members.Contains(row[place])).All(isKnown => isKnown))] };
    }

    private static MetricTable Only(MetricTable part, int place, IReadOnlySet<string> accounts) =>
        part with { Rows = [.. part.Rows.Where(row => row[place] is string account && accounts.Contains(account))] };

    private static T[] Without<T>(IReadOnlyList<T> cells, int place) => [.. cells.Take(place), .. cells.Skip(place + 1)];

    private sealed class Shared(Func<Dictionary<string, MetricTable>> ask)
    {
        private int _reads;

        public Lazy<Dictionary<string, MetricTable>> Parts { get; } = new(ask);

        public bool ReadBy(int readers) => Interlocked.Increment(ref _reads) >= readers;
    }
}
