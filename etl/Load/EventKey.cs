using System.Globalization;
using DuckDB.NET.Data;
using Warehouse.DuckDb;
using Warehouse.Etl.Extract;

namespace Warehouse.Etl.Load;

/// <summary>What tells the rows of an object apart, in SQL: its key, and for events within what time it counts.</summary>
/// <remarks>
/// With <c>key_within: month</c> the month is a part of the key. Sameness stays a matter of equal values, so that the order of loads doesn't
/// matter, and a load looks for earlier rows in the months that it brings and nowhere else.
/// </remarks>
internal sealed class EventKey(Contract contract)
{
    /// <summary>The key's values as expressions.</summary>
    /// <param name="alias">Of the rows, with its point; "" for none.</param>
    public string Of(string alias) => string.Join(", ", Parts(alias));

    /// <summary>The columns that the expressions need.</summary>
    public string Columns => string.Join(", ", contract.Key.Concat(Scope is null || contract.Key.Contains(contract.Time!) ? [] : [contract.Time!]).Select(Identifier.Quote));

    /// <summary>Whether rows of two aliases have the same key.</summary>
    public string Same(string one, string other) => string.Join(" and ", Parts($"{one}.").Zip(Parts($"{other}."), (left, right) => $"{left} is not distinct from {right}"));

    /// <summary>The rows among which others of the same key can be.</summary>
    /// <param name="connection">Has the rows.</param>
    /// <param name="rows">A SELECT with the time of the rows to be looked for.</param>
    /// <returns>A condition; "true" where a key counts for ever. It names the periods one by one, as a join with them would read every row.</returns>
    public string Near(DuckDBConnection connection, string rows)
    {
        if (Scope is not { } scope) return "true";
        var periods = connection.Query($"select distinct cast(date_trunc('{scope}', {Time("")}) as date) from {rows} order by all", row => row.Get<DateOnly>(0));
        if (periods.Count == 0) return "false";
        var ends = $"{Time("")} >= {Literal(periods[0])} and {Time("")} < {Literal(periods[^1])} + interval 1 {scope}";
        return $"{ends} and cast(date_trunc('{scope}', {Time("")}) as date) in ({string.Join(", ", periods.Select(Literal))})";
    }

    /// <summary>A condition that rows of the same key as one of some others meet: what they must have lies between the others' first and last.</summary>
    /// <remarks>Where keys grow with time, as counters do, storage can tell by it that what stands needn't be read.</remarks>
    /// <param name="connection">Has the rows.</param>
    /// <param name="rows">A SELECT with the key's columns of the others.</param>
    public string Between(DuckDBConnection connection, string rows)
    {
        var names = contract.Key.Where(name => contract.Column(name).Required).Select(Identifier.Quote).ToList();
        if (names.Count == 0) return "true";
        var bounds = connection.Query(
            $"select {string.Join(", ", names.Select(name => $"cast(min({name}) as varchar), cast(max({name}) as varchar)"))} from {rows}",
            row => names.Select((_, i) => (First: row.Get<string>(2 * i), Last: row.Get<string>((2 * i) + 1))).ToList())[0];
        // No text of SQL holds the character that ends one.
        if (bounds.Any(bound => $"{bound.First}{bound.Last}".Contains('\0', StringComparison.Ordinal))) return "true";
        return string.Join(" and ", names.Zip(bounds, (name, bound) => bound is ({ } first, { } last) ? $"{name} between {DuckDb.Literal.Quote(first)} and {DuckDb.Literal.Quote(last)}" : "false"));
    }

    /// <summary>Whether a value of one column is the whole key.</summary>
    public bool IsOneColumn => contract.Key.Count == 1 && Scope is null;

    private string? Scope => contract.KeyScope == KeyScope.Ever ? null : contract.KeyScope.ToString().ToLowerInvariant();

    private static string Literal(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"date '{day:yyyy-MM-dd}'");

    private IEnumerable<string> Parts(string alias)
    {
        foreach (var name in contract.Key) yield return $"{alias}{Identifier.Quote(name)}";
        if (Scope is { } scope) yield return $"date_trunc('{scope}', {Time(alias)})";
    }

    private string Time(string alias) => $"{alias}{Identifier.Quote(contract.Time!)}";
}
