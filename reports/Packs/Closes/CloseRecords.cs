using Warehouse.Reports.Text;

namespace Warehouse.Reports.Packs.Closes;

/// <summary>The closes of a warehouse as its log has them, and what later deliveries would change of them.</summary>
/// <param name="Entries">In the order in which they were made; the chain of their hashes is verified.</param>
/// <param name="Restatements">Values of closed months that would be others now, as the published version found them.</param>
public sealed record CloseRecords(IReadOnlyList<CloseRecord> Entries, IReadOnlyList<RestatedValue> Restatements)
{
    /// <summary>How many months are closed.</summary>
    public Quantity AllClosed => new(Closed.Count, Origin.Record("closes", "closed"));

    /// <summary>How many entries the log has.</summary>
    public Quantity AllEntries => new(Entries.Count, Origin.Record("closes", "entries"));

    /// <summary>How many values of closed months would be others now.</summary>
    public Quantity AllRestated => new(Restatements.Count, Origin.Record("restatements", "values"));

    /// <summary>How many months they are of.</summary>
    public Quantity RestatedMonths => new(Restatements.Select(each => each.Month).Distinct().Count(), Origin.Record("restatements", "months"));

    /// <summary>No close yet.</summary>
    public static CloseRecords None { get; } = new([], []);

    /// <summary>The hash of the last entry: it vouches for every entry before it. Null without entries.</summary>
    public string? Head => Entries.Count == 0 ? null : Entries[^1].Hash;

    /// <summary>Months that are closed and have not been reopened since, the latest first.</summary>
    public IReadOnlyList<CloseRecord> Closed { get; } =
        [.. Entries.GroupBy(entry => entry.Month).Select(month => month.Last()).Where(entry => entry.IsClose).OrderByDescending(entry => entry.Month)];

    /// <summary>The latest closed month before a month; null where there is none.</summary>
    public CloseRecord? Before(DateOnly month) => Closed.FirstOrDefault(entry => entry.Month < month);
}

/// <summary>A month was closed, or reopened.</summary>
/// <param name="At">UTC.</param>
/// <param name="Values">How many values were frozen; 0 for a reopening.</param>
public sealed record CloseRecord(Quantity Number, bool IsClose, DateOnly Month, string By, DateTime At, string? Reason, Quantity Values, string Hash);

/// <summary>A frozen value that would be another now.</summary>
/// <param name="Dimension">What it is cut by; empty for all accounts.</param>
/// <param name="Was">As text; null where there was none.</param>
public sealed record RestatedValue(DateOnly Month, string Metric, string Dimension, string Member, string? Was, string? WouldBe, string Cause);
