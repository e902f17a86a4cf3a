using System.Text.Json.Nodes;
using Warehouse.Semantics;

namespace Warehouse.Tests.Reports.Printed;

/// <summary>Holds every number of a pack against what it says it is.</summary>
internal static class FigureCheck
{
    /// <summary>The list of figures that a pack's document carries.</summary>
    public static JsonNode Document(string html)
    {
        const string Start = "<script type=\"application/json\" id=\"figures\">";
        var from = html.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
        return JsonNode.Parse(html[from..html.IndexOf("</script>", from, StringComparison.Ordinal)])!;
    }

    /// <summary>Every fault of the pages: a figure that is not its origin rounded, a number that has none and is of no class.</summary>
    public static IReadOnlyList<string> OfPages(string html, Func<MetricRequest, MetricTable> query, Func<IReadOnlyList<string>, decimal> records)
    {
        var answers = new FigureAnswers(Document(html), query, records);
        return
        [
            .. PackPages.Of(html).SelectMany(page => page.Numbers
                .Select(number => number.Figure is { } figure ? Disagreement(answers, figure, number.Text, page.Around(number)) : Accounted.ClassOf(page, number) is null ? $"{page.Around(number)}: no origin, and of no class" : null)
                .Concat(page.Drawn.Select(figure => Disagreement(answers, figure, answers.Printed(figure), $"page {page.Number}: a chart's '{answers.Printed(figure)}'")))
                .OfType<string>()),
        ];
    }

    /// <summary>Every number on paper that its page's document does not have, as often as it is there.</summary>
    public static IReadOnlyList<string> OfPaper(string html, IReadOnlyList<string> paper)
    {
        var figures = Document(html)["figures"]!.AsArray();
        return
        [
            .. PackPages.Of(html).Zip(paper).SelectMany(each =>
            {
                var (page, text) = each;
                var known = page.Numbers.Select(number => number.Text).Concat(page.Drawn.Select(figure => (string)figures[figure]![0]!)).Concat(page.Scales).SelectMany(PackPages.NumbersOf)
                    .GroupBy(number => number).ToDictionary(same => same.Key, same => same.Count());
                return PackPages.NumbersOf(text).GroupBy(number => number).Where(same => same.Count() > known.GetValueOrDefault(same.Key))
                    .Select(same => $"page {page.Number} on paper: '{same.Key}' {same.Count()} times, {known.GetValueOrDefault(same.Key)} in the document: {text.Split('\n').First(line => line.Contains(same.Key, StringComparison.Ordinal))}");
            }),
        ];
    }

    private static string? Disagreement(FigureAnswers answers, int figure, string printed, string where)
    {
        var value = answers.Value(figure);
        return FigureAnswers.PrintsAs(value, printed) ? null : $"{where}: query answers {value} for {answers.Origin(figure)}";
    }
}
