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
    /// <param name="rows">A SELECT with the time of the rows to be looked for.</param>
    /// <returns>A condition; "true" where a key counts for ever.</returns>
    public string Near(string rows) => Scope is not { } scope
        ? "true"
        : $"{Time("")} >= (select date_trunc('{scope}', min({Time("")})) from {rows}) and {Time("")} < (select date_trunc('{scope}', max({Time("")})) + interval 1 {scope} from {rows}) and date_trunc('{scope}', {Time("")}) in (select date_trunc('{scope}', {Time("")}) from {rows})";

    private string? Scope => contract.KeyScope == KeyScope.Ever ? null : contract.KeyScope.ToString().ToLowerInvariant();

    private IEnumerable<string> Parts(string alias)
    {
        foreach (var name in contract.Key) yield return $"{alias}{Identifier.Quote(name)}";
        if (Scope is { } scope) yield return $"date_trunc('{scope}', {Time(alias)})";
    }

    private string Time(string alias) => $"{alias}{Identifier.Quote(contract.Time!)}";
}
