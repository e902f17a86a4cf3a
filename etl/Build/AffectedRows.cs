using System.Globalization;
using DuckDB.NET.Data;
using Warehouse.DuckDb;

namespace Warehouse.Etl.Build;

/// <summary>Works out which rows of an incremental model are affected by what changed since its last build.</summary>
internal sealed class AffectedRows(DuckDBConnection connection, ChangedInputs inputs, ChangeLog log, ModelGraph graph)
{
    private readonly List<AffectedKeys> standing = [];

    /// <summary>The affected rows by the values of their columns: fewer columns first, only those that have any.</summary>
    /// <param name="model">An incremental model.</param>
    /// <param name="before">Its last build.</param>
    /// <param name="asOf">The as-of now.</param>
    /// <param name="again">Days whose rows are made anew though nothing of theirs changed; null for none.</param>
    /// <returns>Null when the model must be made whole.</returns>
    /// <exception cref="WarehouseException">A model that is rebuilt by day says another day than its events took place on.</exception>
    public IReadOnlyList<AffectedKeys>? Of(Model model, BuiltModel before, DateOnly asOf, DayRange? again)
    {
        foreach (var rule in model.Contract.Rebuild)
        {
            if (!Add(model, rule, before, asOf)) return null;
            if (again is { } days && rule.DayOf(model) is { } day) Add(Keys(model, [day]), [.. days.Days]);
        }

        if (standing.Any(keys => keys.HasNull)) return null;
        var affected = standing.OrderBy(keys => keys.Columns.Count).ToList();
        for (var i = 0; i < affected.Count; i++)
        {
            foreach (var fewer in affected.Take(i)) affected[i].Without(fewer);
        }

        return [.. affected.Where(keys => !keys.IsEmpty)];
    }

    /// <summary>Drops what stands of the last answer.</summary>
    public void Forget()
    {
        foreach (var keys in standing) keys.Drop();
        standing.Clear();
    }

    private AffectedKeys Keys(Model model, IReadOnlyList<string> columns)
    {
        if (standing.Find(keys => keys.Columns.SequenceEqual(columns, StringComparer.Ordinal)) is { } known) return known;
        var created = AffectedKeys.Create(connection, model, columns, $"_affected_{standing.Count}");
        standing.Add(created);
        return created;
    }

    /// <summary>Adds what a rule says; false when any row may be affected.</summary>
    private bool Add(Model model, RebuildRule rule, BuiltModel before, DateOnly asOf)
    {
        var keys = Keys(model, rule.Affected);
        if (rule.When == RebuildRule.AsOf)
        {
            Add(keys, new DayRange(before.AsOf, asOf).DaysBetween);
            return true;
        }

        if (graph.Find(rule.When) is { Contract.IsTable: true }) return log.AddSince(rule, before.Run, keys);
        try
        {
            var rows = inputs.Rows(rule.When, before.Batch);
            if (rows is null) return false;
            if (rows.Length == 0) return true;
            var fresh = AffectedKeys.Create(connection, model, rule.Affected, "_affected_by_events");
            fresh.Add(rule.From, rows);
            RequireDaysOfEvents(model, rule, fresh);
            keys.Add(fresh);
            fresh.Drop();
            return true;
        }
        finally
        {
            inputs.Forget();
        }
    }

    private static void Add(AffectedKeys keys, IReadOnlyCollection<string> days)
    {
        if (days.Count > 0) keys.Add(["day"], $"(values {string.Join(", ", days.Select(day => $"(date '{day}')"))}) as days(day)");
    }

    /// <remarks>Events are read by the days around those of the model, so these must be the same to within the width of time zones.</remarks>
    private void RequireDaysOfEvents(Model model, RebuildRule rule, AffectedKeys keys)
    {
        if (rule.DayOf(model) is not { } column || inputs.EventDays is not { } days) return;
        var wrong = keys.Days(column).Where(day => day < days.From.AddDays(-1) || day > days.To.AddDays(1)).ToList();
        if (wrong.Count == 0) return;
        throw new WarehouseException(string.Create(
            CultureInfo.InvariantCulture,
            $"{model.Contract.File}: 'rebuild': {column} is {wrong[0]:yyyy-MM-dd} for events that took place from {days.From:yyyy-MM-dd} to {days.To:yyyy-MM-dd}; expected the day of the contract's 'time'. Follow {rule.When} by another column, or take 'time' out of the contract."));
    }
}
