using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Warehouse.Tests.Reports.Printed;

/// <summary>A number of a page.</summary>
/// <param name="Text">As it is printed: with its sign where it names an origin, else its digits.</param>
/// <param name="Figure">Which of the document's figures it is; null where it names none.</param>
/// <param name="Place">The elements around it with their classes, the outermost first.</param>
/// <param name="At">Where it stands in the page's text.</param>
internal sealed record PageNumber(string Text, int? Figure, string Place, int At);

/// <summary>A page as its HTML says it.</summary>
/// <param name="Text">What is read on it, blocks parted by spaces.</param>
/// <param name="Drawn">Figures that its charts draw.</param>
/// <param name="Scales">Other text of its charts: months, levels, axes.</param>
internal sealed record PackPage(int Number, string Text, IReadOnlyList<PageNumber> Numbers, IReadOnlyList<int> Drawn, IReadOnlyList<string> Scales)
{
    /// <summary>A number with the words around it.</summary>
    public string Around(PageNumber number) => $"page {Number}: '{number.Text}' in '…{Text[Math.Max(0, number.At - 30)..Math.Min(Text.Length, number.At + number.Text.Length + 30)].Trim()}…' ({number.Place})";
}

/// <summary>Reads a pack's HTML into its pages.</summary>
internal static partial class PackPages
{
    private static readonly string[] Void = ["br", "col", "hr", "img"];

    public static IReadOnlyList<PackPage> Of(string html)
    {
        var pages = new List<PackPage>();
        foreach (var section in html[html.IndexOf("<main>", StringComparison.Ordinal)..html.LastIndexOf("</main>", StringComparison.Ordinal)].Split("<section class=\"sheet").Skip(1))
        {
            pages.Add(Page(pages.Count + 1, "<section class=\"sheet" + section));
        }

        return pages;
    }

    /// <summary>The numbers of a text.</summary>
    public static IEnumerable<string> NumbersOf(string text) => Number().Matches(text).Select(match => match.Value);

    private static PackPage Page(int number, string html)
    {
        var (text, numbers, drawn, scales, place) = (new StringBuilder(), new List<PageNumber>(), new List<int>(), new List<string>(), new List<string>());
        foreach (Match part in Part().Matches(html))
        {
            if (part.Groups["chart"].Success)
            {
                drawn.AddRange(part.Groups["figures"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse));
                scales.AddRange(Scales(JsonNode.Parse(part.Groups["chart"].Value)!["option"]!));
            }
            else if (part.Groups["tag"].Success)
            {
                var tag = part.Groups["tag"].Value;
                // A sign of a block's end, so that no two numbers run together.
                if (tag is not ("data" or "span" or "b")) text.Append(' ');
                if (part.Value.StartsWith("</", StringComparison.Ordinal)) place.RemoveAt(place.Count - 1);
                else if (!part.Value.EndsWith("/>", StringComparison.Ordinal) && !Void.Contains(tag)) place.Add(tag + (Class().Match(part.Value) is { Success: true } match ? "." + match.Groups[1].Value : ""));
            }
            else if (!part.Value.StartsWith('<'))
            {
                var read = WebUtility.HtmlDecode(part.Value).ReplaceLineEndings(" ");
                if (place.Count > 0 && place[^1].StartsWith("data.", StringComparison.Ordinal)) numbers.Add(new PageNumber(read, int.Parse(place[^1]["data.".Length..], System.Globalization.CultureInfo.InvariantCulture), string.Join('/', place.SkipLast(1)), text.Length));
                else numbers.AddRange(Number().Matches(read).Select(match => new PageNumber(match.Value, null, string.Join('/', place), text.Length + match.Index)));
                text.Append(read);
            }
        }

        return new PackPage(number, text.ToString(), numbers, drawn, scales);
    }

    // Labels, months and the marks of an axis, of which the page has only its ends and its step.
    private static IEnumerable<string> Scales(JsonNode option)
    {
        foreach (var axis in (option["yAxis"] is JsonArray many ? many.AsEnumerable() : [option["yAxis"]]).OfType<JsonObject>().Where(axis => axis["interval"] is not null))
        {
            for (var at = (decimal)axis["min"]!; at <= (decimal)axis["max"]!; at += (decimal)axis["interval"]!) yield return at.ToString("#,0.#####", System.Globalization.CultureInfo.InvariantCulture);
        }

        foreach (var label in Strings(option)) yield return label;
    }

    private static IEnumerable<string> Strings(JsonNode? node) => node switch
    {
        JsonObject many => many.SelectMany(each => Strings(each.Value)),
        JsonArray many => many.SelectMany(Strings),
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        _ => [],
    };

    [GeneratedRegex(@"<script(?: data-figures=""(?<figures>[^""]*)"")? type=""application/json"">(?<chart>.*?)</script>|<title>.*?</title>|</?(?<tag>[a-z][a-z0-9]*)\b[^>]*>|<[^>]*>|[^<]+", RegexOptions.Singleline)]
    private static partial Regex Part();

    [GeneratedRegex(@"(?:class|value)=""([^""]*)""")]
    private static partial Regex Class();

    [GeneratedRegex(@"\d(?:[\d,.]*\d)?")]
    private static partial Regex Number();
}
