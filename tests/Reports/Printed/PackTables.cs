using System.Net;
using System.Text.RegularExpressions;

namespace Warehouse.Tests.Reports.Printed;

/// <summary>Reads a pack's tables from its HTML.</summary>
internal static partial class PackTables
{
    /// <summary>The rows of the table with a caption, head and all: of a cell that was cut to its column the whole text, of a drawing nothing. Empty where the pack has no such table.</summary>
    public static IReadOnlyList<string[]> Rows(string html, string caption)
    {
        var table = Tables().Matches(html).Select(match => match.Value).FirstOrDefault(table => table.Contains($">{caption}</caption>", StringComparison.Ordinal)) ?? "";
        return [.. Lines().Matches(table).Select(line => Cells().Matches(line.Groups[1].Value).Select(Text).ToArray())];
    }

    private static string Text(Match cell)
    {
        var whole = Title().Match(cell.Groups["tag"].Value);
        return WebUtility.HtmlDecode(whole.Success ? whole.Groups[1].Value : Marks().Replace(cell.Groups["text"].Value, "")).Replace('\u00A0', ' ').Trim();
    }

    [GeneratedRegex("<table.*?</table>", RegexOptions.Singleline)]
    private static partial Regex Tables();

    [GeneratedRegex("<tr[^>]*>(.*?)</tr>", RegexOptions.Singleline)]
    private static partial Regex Lines();

    [GeneratedRegex("<t(?<tag>[hd][^>]*)>(?<text>.*?)</t[hd]>", RegexOptions.Singleline)]
    private static partial Regex Cells();

    [GeneratedRegex("title=\"([^\"]*)\"")]
    private static partial Regex Title();

    [GeneratedRegex("<svg.*?</svg>|<[^>]+>", RegexOptions.Singleline)]
    private static partial Regex Marks();
}
