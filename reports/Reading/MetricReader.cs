using Warehouse.Reports.Packs;
using Warehouse.Reports.Text;
using Warehouse.Semantics;

namespace Warehouse.Reports.Reading;

/// <summary>Asks the semantic layer by name; a metric that the manifest lacks is left blank and noted, so that the rest of a pack still prints. May be shared by threads.</summary>
/// <param name="scope">What every question is restricted to; a metric that its dimension cannot cut is left blank too, for it would speak of other accounts.</param>
public sealed class MetricReader(IMetrics metrics, PackScope? scope = null)
{
    private readonly SortedSet<string> _absent = new(StringComparer.Ordinal);
    private AskedAhead? _ahead;

    /// <summary>Metrics asked for that the manifest does not define.</summary>
    public IReadOnlyCollection<string> Absent => _absent;

    /// <summary>Whether every question is restricted to one member.</summary>
    public bool IsRestricted => scope is not null;

    /// <summary>What the manifest says of a metric; null where it does not know it.</summary>
    public MetricDefinition? Definition(string metric) => metrics.Definitions.GetValueOrDefault(metric);

    /// <summary>A metric's target in a month, of all accounts or of the scope's member; null where it has none.</summary>
    public WantedFigure? Target(string metric, DateOnly month)
    {
        var target = metrics.TargetOf(metric, Month.Of(month), scope is null ? null : new Dictionary<string, string> { [scope.Dimension] = scope.Member });
        string[] key = [metric, Question.Text(Month.Of(month))!, .. scope is null ? Array.Empty<string>() : [scope.Dimension, scope.Member]];
        return target is null ? null : new WantedFigure(new Quantity(target.Target, Origin.Record("targets", "target", key)), target.Amber);
    }

    /// <summary>Metrics by group over whole months, both inclusive.</summary>
    public Answer Read(IReadOnlyList<string> names, IReadOnlyList<string> groupBy, DateOnly firstMonth, DateOnly lastMonth)
    {
        var known = Known(names);
        if (known.Length == 0) return Answer.Empty;

        var request = new MetricRequest(known, groupBy) { Start = Month.Of(firstMonth), End = Month.LastDay(lastMonth) };
        return Asked(request);
    }

    /// <summary>
    /// Has what several pages will ask by month asked in one question, when the first of them asks: metrics that read the same fact read it once, and none is asked twice.
    /// </summary>
    public void AskAhead(IEnumerable<string> names, DateOnly firstMonth, DateOnly lastMonth)
    {
        string[] all = [.. names.Distinct(StringComparer.Ordinal)];
        _ahead = new AskedAhead(all.ToHashSet(StringComparer.Ordinal), Month.Of(firstMonth), Month.Of(lastMonth), new(() => Read(all, [Dimensions.Month], firstMonth, lastMonth)));
    }

    /// <summary>Metrics by month.</summary>
    public Answer ByMonth(IReadOnlyList<string> names, DateOnly firstMonth, DateOnly lastMonth) =>
        _ahead is { } ahead && ahead.Holds(names, firstMonth, lastMonth) ? ahead.Answer.Value : Read(names, [Dimensions.Month], firstMonth, lastMonth);

    /// <summary>Metrics by month and one cut.</summary>
    public Answer ByMonthAnd(string cut, IReadOnlyList<string> names, DateOnly firstMonth, DateOnly lastMonth) =>
        Read(names, [Dimensions.Month, cut], firstMonth, lastMonth);

    /// <summary>The accounts of a month with their MRR: those of which a metric counts the most first, so that the answer is cut off behind those that it counts.</summary>
    /// <param name="flag">1 or more for an account of the list, else 0.</param>
    /// <param name="most">As many accounts as the metric counts in all.</param>
    public Answer Flagged(string flag, DateOnly month, int most)
    {
        if (Known([flag]).Length == 0 || most <= 0) return Answer.Empty;
        var request = new MetricRequest([flag, "mrr"], [Dimensions.Account]) { Start = Month.Of(month), End = Month.LastDay(month), OrderBy = [$"-{flag}", "-mrr", Dimensions.Account], Limit = most };
        return Asked(request);
    }

    /// <summary>A list: metrics by group over whole months, filtered, ordered and cut off.</summary>
    /// <param name="where">In the manifest's language; null for none.</param>
    public Answer List(IReadOnlyList<string> names, IReadOnlyList<string> groupBy, DateOnly firstMonth, DateOnly lastMonth, string? where, IReadOnlyList<string> orderBy, int? most = null)
    {
        var known = Known(names);
        if (known.Length == 0) return Answer.Empty;
        var request = new MetricRequest(known, groupBy) { Start = Month.Of(firstMonth), End = Month.LastDay(lastMonth), Where = where, OrderBy = orderBy, Limit = most };
        return Asked(request);
    }

    /// <summary>Metrics of a few accounts by month and what else is asked.</summary>
    public Answer OfAccounts(IReadOnlyList<string> accounts, IReadOnlyList<string> names, IReadOnlyList<string> groupBy, DateOnly firstMonth, DateOnly lastMonth)
    {
        var known = Known(names);
        if (known.Length == 0 || accounts.Count == 0) return Answer.Empty;

        var request = new MetricRequest(known, groupBy) { Start = Month.Of(firstMonth), End = Month.LastDay(lastMonth), Where = AccountList.Where(accounts) };
        return Asked(request);
    }

    /// <summary>Who each of some accounts is in a month: a list of all that a metric flags asks for names of the few that are shown only.</summary>
    public IReadOnlyDictionary<string, NamedAccount> Named(IReadOnlyList<string> accounts, DateOnly month)
    {
        var rows = OfAccounts(accounts, ["mrr"], [Dimensions.Account, Dimensions.AccountName, Dimensions.TouchTier, Dimensions.Csm], month, month).AllRows.ToLookup(row => (string)row[0]!, StringComparer.Ordinal);
        return accounts.ToDictionary(account => account, account => rows[account].FirstOrDefault() is { } row ? new NamedAccount(row[1] as string ?? account, row[2] as string ?? "", row[3] as string ?? "") : new NamedAccount(account, "", ""), StringComparer.Ordinal);
    }

    private Answer Asked(MetricRequest request)
    {
        var scoped = Scoped(request);
        return new Answer(scoped, metrics.Query(scoped));
    }

    private string[] Known(IReadOnlyList<string> names)
    {
        var defined = names.Where(Knows).ToArray();
        lock (_absent) _absent.UnionWith(names.Except(defined));
        return scope is null ? defined : [.. defined.Where(name => Definition(name) is not { } metric || metric.Dimensions.Contains(scope.Dimension))];
    }

    private MetricRequest Scoped(MetricRequest request) => scope is null ? request : request with { Filters = [.. request.Filters, scope.Filter] };

    private sealed record AskedAhead(IReadOnlySet<string> Names, DateOnly First, DateOnly Last, Lazy<Answer> Answer)
    {
        public bool Holds(IReadOnlyList<string> names, DateOnly first, DateOnly last) => Month.Of(first) >= First && Month.Of(last) <= Last && names.All(Names.Contains);
    }

    // A funnel's outputs are columns of one metric: phase_funnel_rate belongs to phase_funnel.
    private bool Knows(string name) => metrics.Definitions.ContainsKey(name)
        || metrics.Definitions.Keys.Any(known => known.EndsWith("_funnel", StringComparison.Ordinal) && name.StartsWith(known + "_", StringComparison.Ordinal));
}

/// <summary>What is wanted of a metric in a month.</summary>
/// <param name="Amber">The bound up to which it is only watched; null where it has none.</param>
public sealed record WantedFigure(Quantity Target, Quantity? Amber);

/// <summary>An account as a list shows it.</summary>
/// <param name="Name">What the customer is called; the account's id where nobody says.</param>
public sealed record NamedAccount(string Name, string Tier, string Csm);
