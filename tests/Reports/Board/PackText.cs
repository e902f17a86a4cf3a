using System.Net;
using System.Text.RegularExpressions;

namespace Warehouse.Tests.Reports.Board;

/// <summary>What a reader reads on a pack's pages, a line for each row or paragraph.</summary>
internal static partial class PackText
{
    public static string Of(string html)
    {
        var body = html[html.IndexOf("<body>", StringComparison.Ordinal)..];
        body = Unread().Replace(body, "").ReplaceLineEndings(" ");
        body = Cell().Replace(body, " | ");
        body = Block().Replace(body, "\n");
        body = WebUtility.HtmlDecode(Tag().Replace(body, ""));
        var lines = body.Split('\n').Select(line => Spaces().Replace(line, " ").Trim(' ', '|')).Where(line => line.Length > 0);
        return string.Join("\n", lines) + "\n";
    }

    /// <summary>A pack's sentences and titles, for claims about all of them.</summary>
    public static IReadOnlyList<string> Pages(string html) =>
        [.. html[html.IndexOf("<body>", StringComparison.Ordinal)..].Split("<section class=\"sheet").Skip(1).Select(page => Of("<body>" + page))];

    [GeneratedRegex(@"<script.*?</script>|<svg.*?</svg>|<caption.*?</caption>", RegexOptions.Singleline)]
    private static partial Regex Unread();

    [GeneratedRegex(@"</t[dh]>|<small>|<b>|</b>|<br ?/?>")]
    private static partial Regex Cell();

    [GeneratedRegex(@"</?(?:section|tr|h\d|p|li|footer|header|div|table|nav|a|main|thead|tbody|tfoot)\b[^>]*>")]
    private static partial Regex Block();

    [GeneratedRegex(@"<[^>]+>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"(?:\s|\|(?= *\|))+")]
    private static partial Regex Spaces();
}
