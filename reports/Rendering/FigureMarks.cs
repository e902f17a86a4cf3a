using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using Warehouse.Reports.Text;

namespace Warehouse.Reports.Rendering;

/// <summary>Turns the marks of a pack's figures into what the document says of them: a figure in the text becomes <c>&lt;data value="7"&gt;</c>, a chart lists its figures
/// in <c>data-figures</c>, and the script <c>figures</c> says of each number what was asked and computed. Attributes and tooltips lose their marks.</summary>
/// <param name="ledger">What the marks stand for.</param>
public sealed partial class FigureMarks(FigureLedger ledger)
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly List<string> _figures = [];
    private readonly Dictionary<string, int> _numbers = [];
    private readonly Dictionary<string, int> _questions = [];

    /// <summary>A body with its figures, and the list of them after it.</summary>
    public string Resolve(string body)
    {
        var resolved = Parts().Replace(body, part => part.Value switch
        {
            ['<', 's', 'c', ..] => Chart(part.Value),
            ['<', ..] => Mark().Replace(part.Value, ""),
            _ => Text(part.Value),
        });
        return $"""
            {resolved}
            <script type="application/json" id="figures">
            {$"{{\"questions\":[{string.Join(",\n", _questions.Keys)}],\n\"figures\":[{string.Join(",\n", _figures)}]}}"}
            </script>
            """;
    }

    private string Text(string text)
    {
        var written = new StringBuilder();
        var at = 0;
        foreach (Match mark in Mark().Matches(text))
        {
            written.Append(text, at, mark.Index - at);
            at = mark.Index + mark.Length;
            var figure = ledger[CodePoint(mark)];
            var printed = Html.Encode(figure.Text);
            // A text that was cut to its column may have lost the figure and kept the mark.
            if (string.CompareOrdinal(text, at, printed, 0, printed.Length) != 0) continue;
            written.Append(CultureInfo.InvariantCulture, $"<data value=\"{Number(figure)}\">{printed}</data>");
            at += printed.Length;
        }

        return at == 0 ? text : written.Append(text, at, text.Length - at).ToString();
    }

    // What a chart draws stands in its options; its tips are read by a pointer and not printed.
    private string Chart(string script)
    {
        var tips = script.LastIndexOf(",\"tips\":[", StringComparison.Ordinal);
        var drawn = tips < 0 ? script : script[..tips];
        string[] figures = [.. Mark().Matches(drawn).Select(mark => Number(ledger[CodePoint(mark)]))];
        var plain = Mark().Replace(script, "");
        return figures.Length == 0 ? plain : plain.Insert("<script".Length, $" data-figures=\"{string.Join(' ', figures)}\"");
    }

    private string Number(PrintedFigure figure)
    {
        var entry = new JsonArray(figure.Text, figure.Origin.ToJson(Question)).ToJsonString(Json);
        if (_numbers.TryAdd(entry, _numbers.Count)) _figures.Add(entry);
        return _numbers[entry].ToString(CultureInfo.InvariantCulture);
    }

    private int Question(Question question)
    {
        var asked = JsonSerializer.Serialize(new { groupBy = question.GroupBy, start = question.Start, end = question.End, where = question.Where }, Json);
        _questions.TryAdd(asked, _questions.Count);
        return _questions[asked];
    }

    private static int CodePoint(Match mark) => mark.Groups["entity"].Success
        ? int.Parse(mark.Groups["entity"].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)
        : mark.Groups["high"].Success
            ? char.ConvertToUtf32((char)Hex(mark.Groups["high"]), (char)Hex(mark.Groups["low"]))
            : char.ConvertToUtf32(mark.Value, 0);

    private static int Hex(Group digits) => int.Parse(digits.ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    // As it is, as HTML writes it and as JSON does.
    [GeneratedRegex(@"&#x(?<entity>F[0-9A-F]{4}|10[0-9A-F]{4});|\\u(?<high>DB[89A-F][0-9A-F])\\u(?<low>D[C-F][0-9A-F]{2})|[\uDB80-\uDBFF][\uDC00-\uDFFF]")]
    private static partial Regex Mark();

    // A script, a drawing's tooltip, a tag, or text between them.
    [GeneratedRegex(@"<script.*?</script>|<title>.*?</title>|<[^>]*>|[^<]+", RegexOptions.Singleline)]
    private static partial Regex Parts();
}
