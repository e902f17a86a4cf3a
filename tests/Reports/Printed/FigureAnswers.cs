using System.Globalization;
using System.Text.Json.Nodes;
using Warehouse.Semantics;

namespace Warehouse.Tests.Reports.Printed;

/// <summary>Arrives at a pack's figures again from what the document says of them: each metric is asked alone, the arithmetic is done here.</summary>
/// <param name="query">What <c>warehouse query</c> asks.</param>
/// <param name="records">A column of a list that is no answer to a question about metrics.</param>
internal sealed class FigureAnswers(JsonNode document, Func<MetricRequest, MetricTable> query, Func<IReadOnlyList<string>, decimal> records)
{
    private readonly Dictionary<(int Question, string Metric), Dictionary<string, decimal?>> _answers = [];

    /// <summary>How many figures there are.</summary>
    public int Count => document["figures"]!.AsArray().Count;

    /// <summary>A figure as it is printed.</summary>
    public string Printed(int figure) => (string)document["figures"]![figure]![0]!;

    /// <summary>Where it comes from, to be read in a failure.</summary>
    public string Origin(int figure) => document["figures"]![figure]![1]!.ToJsonString();

    /// <summary>What it is when asked again, unrounded.</summary>
    public decimal Value(int figure) => Value(document["figures"]![figure]![1]!);

    /// <summary>Whether a value printed with a figure's decimals is the figure; the words around one without a sign may say which way.</summary>
    public static bool PrintsAs(decimal value, string printed)
    {
        var digits = printed.Replace(",", "", StringComparison.Ordinal).Replace('\u2212', '-').TrimStart('+', '±');
        var decimals = digits.Contains('.', StringComparison.Ordinal) ? digits.Length - digits.IndexOf('.', StringComparison.Ordinal) - 1 : 0;
        var rounded = Math.Round(value, decimals, MidpointRounding.AwayFromZero);
        var expected = decimal.Parse(digits, CultureInfo.InvariantCulture);
        var isSigned = printed[0] is '+' or '\u2212';
        return rounded == expected || (!isSigned && rounded == -expected);
    }

    private decimal Value(JsonNode origin)
    {
        if (origin is JsonValue constant) return (decimal)constant;
        var parts = origin.AsArray();
        if (parts[0]!.GetValueKind() == System.Text.Json.JsonValueKind.Number) return Cell((int)parts[0]!, (string)parts[1]!, string.Join('\u001f', parts.Skip(2).Select(member => (string?)member ?? "\u0000"))) ?? 0;
        return (string)parts[0]! switch
        {
            "of" => records([.. parts.Skip(1).Select(part => (string)part!)]),
            "+" => parts.Skip(1).Sum(part => Value(part!)),
            "-" => Value(parts[1]!) - Value(parts[2]!),
            "*" => Value(parts[1]!) * Value(parts[2]!),
            "/" => Value(parts[1]!) / Value(parts[2]!),
            "between" => parts.Skip(3).Count(part => Value(part!) is var value && value >= Value(parts[1]!) && value <= Value(parts[2]!)),
            "rows" => Flagged((int)parts[1]!, (string)parts[2]!).Count(),
            "total" => Flagged((int)parts[1]!, (string)parts[3]!).Sum(key => Cell((int)parts[1]!, (string)parts[2]!, key) ?? 0),
            var unknown => throw new InvalidOperationException($"no operation '{unknown}'"),
        };
    }

    private decimal? Cell(int question, string metric, string key) => Answer(question, metric).GetValueOrDefault(key);

    private IEnumerable<string> Flagged(int question, string flag) => Answer(question, flag).Where(row => row.Value > 0).Select(row => row.Key);

    private Dictionary<string, decimal?> Answer(int question, string metric)
    {
        if (!_answers.TryGetValue((question, metric), out var answer))
        {
            var asked = document["questions"]![question]!;
            string[] groupBy = [.. asked["groupBy"]!.AsArray().Select(dimension => (string)dimension!)];
            var table = query(new MetricRequest([metric], groupBy)
            {
                Start = Day(asked["start"]),
                End = Day(asked["end"]),
                Filters = [.. asked["where"]!.AsArray().Select(filter => (string)filter!)],
            });
            answer = _answers[(question, metric)] = table.Rows.ToDictionary(
                row => string.Join('\u001f', row.Take(groupBy.Length).Select(member => Warehouse.Reports.Text.Question.Text(member) ?? "\u0000")), row => Warehouse.Reports.Text.Figures.From(row[^1]));
        }

        return answer;
    }

    private static DateOnly? Day(JsonNode? day) => day is null ? null : DateOnly.Parse((string)day!, CultureInfo.InvariantCulture);
}
