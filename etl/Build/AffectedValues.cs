using System.Globalization;
using DuckDB.NET.Data;
using Warehouse.DuckDb;

namespace Warehouse.Etl.Build;

/// <summary>Works out which values of an incremental model's columns are affected by what changed since its last build.</summary>
internal sealed class AffectedValues(DuckDBConnection connection, ChangedInputs inputs, ChangeLog log, ModelGraph graph)
{
    /// <summary>With more values of one column than this the model is made whole: reading its inputs in part would save nothing.</summary>
    private const int MostValues = 4_000;

    /// <summary>The affected values by column, as texts; none for a column that has none.</summary>
    /// <param name="model">An incremental model.</param>
    /// <param name="before">Its last build.</param>
    /// <param name="asOf">The as-of now.</param>
    /// <param name="again">Days whose rows are made anew though nothing of theirs changed; null for none.</param>
    /// <returns>Null when the model must be made whole.</returns>
    /// <exception cref="WarehouseException">A model that is rebuilt by day says another day than its events took place on.</exception>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Of(Model model, BuiltModel before, DateOnly asOf, DayRange? again)
    {
        var affected = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var rules in model.Contract.Rebuild.GroupBy(rule => rule.Column, StringComparer.Ordinal))
        {
            var values = new HashSet<string>(StringComparer.Ordinal);
            foreach (var rule in rules)
            {
                if (Changed(model, rule, before, asOf) is not { } changed) return null;
                values.UnionWith(changed);
            }

            if (again is not null && rules.Any(rule => rule.IsDay(model))) values.UnionWith(again.Value.Days);
            if (values.Count > MostValues) return null;
            if (values.Count > 0) affected.Add(rules.Key, [.. values.Order(StringComparer.Ordinal)]);
        }

        return affected;
    }

    private IReadOnlyCollection<string>? Changed(Model model, RebuildRule rule, BuiltModel before, DateOnly asOf)
    {
        if (rule.When == RebuildRule.AsOf) return new DayRange(before.AsOf, asOf).DaysBetween;
        if (graph.Find(rule.When) is { Contract.IsTable: true }) return log.Since(rule.When, rule.From, before.Run);
        try
        {
            var rows = inputs.Rows(rule.When, before.Batch);
            if (string.IsNullOrEmpty(rows)) return rows is null ? null : [];
            var values = connection.Query($"select distinct cast({rule.From} as varchar) from {rows}", row => row.Get<string>(0));
            if (values.Contains(null)) return null;
            RequireDaysOfEvents(model, rule, values!);
            return values!;
        }
        finally
        {
            inputs.Forget();
        }
    }

    /// <remarks>Events are read by the days around those of the model, so these must be the same to within the width of time zones.</remarks>
    private void RequireDaysOfEvents(Model model, RebuildRule rule, IReadOnlyList<string> values)
    {
        if (!rule.IsDay(model) || inputs.EventDays is not { } days) return;
        var wrong = values.Select(value => DateOnly.Parse(value, CultureInfo.InvariantCulture)).Where(day => day < days.From.AddDays(-1) || day > days.To.AddDays(1)).Order().ToList();
        if (wrong.Count == 0) return;
        throw new WarehouseException(string.Create(
            CultureInfo.InvariantCulture,
            $"{model.Contract.File}: 'rebuild': {rule.Column} is {wrong[0]:yyyy-MM-dd} for events that took place from {days.From:yyyy-MM-dd} to {days.To:yyyy-MM-dd}; expected the day of the contract's 'time'. Follow {rule.When} by another column, or take 'time' out of the contract."));
    }
}
