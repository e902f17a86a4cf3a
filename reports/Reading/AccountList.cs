using System.Text.RegularExpressions;
using Warehouse.Reports.Packs;

namespace Warehouse.Reports.Reading;

/// <summary>The condition that names accounts one by one: of a question about a few.</summary>
public static partial class AccountList
{
    /// <summary>As the manifest's language says it.</summary>
    public static string Where(IEnumerable<string> accounts) => $"{{{{ Entity('{Dimensions.Account}') }}}} in ({PackScope.List(accounts)})";

    /// <summary>The accounts that a condition names; null where it says anything else.</summary>
    public static IReadOnlySet<string>? Of(string? where) => where is not null && Whole().Match(where) is { Success: true } list
        ? list.Groups["account"].Captures.Select(account => account.Value.Replace("''", "'", StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal)
        : null;

    [GeneratedRegex(@"^\{\{ Entity\('account'\) \}\} in \('(?<account>(?:[^']|'')*)'(?:, '(?<account>(?:[^']|'')*)')*\)$")]
    private static partial Regex Whole();
}
