using System.Globalization;
using Warehouse.Reports.Reading;
using Warehouse.Reports.Text;
using Warehouse.Semantics;

namespace Warehouse.Reports.Packs.Closes;

/// <summary>A restated value, ready to print.</summary>
public sealed record RestatementRow(string Month, string Metric, string Member, string Was, string WouldBe, string Cause);

/// <summary>Prints restated values: of all accounts before the cuts, the latest month first, in the order of the manifest.</summary>
public static class RestatementRows
{
    /// <summary>The rows.</summary>
    public static IReadOnlyList<RestatementRow> Of(Language language, IReadOnlyList<RestatedValue> values, IReadOnlyDictionary<string, MetricDefinition> definitions)
    {
        var order = definitions.Keys.Select((name, i) => (name, i)).ToDictionary(each => each.name, each => each.i);
        return
        [
            .. values.OrderBy(value => value.Dimension.Length > 0).ThenByDescending(value => value.Month).ThenBy(value => order.GetValueOrDefault(value.Metric, int.MaxValue)).ThenBy(value => value.Member, StringComparer.Ordinal)
                .Select(value => new RestatementRow(
                    language.MonthOnHead(value.Month),
                    definitions.GetValueOrDefault(value.Metric)?.Label.In(language.Code) ?? value.Metric,
                    Member(language, value),
                    Printed(value.Was, definitions.GetValueOrDefault(value.Metric)?.Unit, Restated(value, "was")),
                    Printed(value.WouldBe, definitions.GetValueOrDefault(value.Metric)?.Unit, Restated(value, "would_be")),
                    value.Cause)),
        ];
    }

    /// <summary>A frozen text as pages print it: fractions as per cent, amounts whole, the rest with what digits it has, two at most.</summary>
    public static string Printed(string? value, string? unit, Origin? origin = null)
    {
        if (value is null) return Figures.Unknown;
        if (!decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var known)) return value;
        var number = new Quantity(known, origin ?? Origin.Constant(known));
        return unit switch
        {
            "percent" => Figures.Fixed(number * 100, 2) + "%",
            "money" => Figures.Fixed(number, 0),
            _ => Figures.Shortest(number, 2),
        };
    }

    // Two cuts can have a member of one name: "unknown" is a segment and a channel.
    private static string Member(Language language, RestatedValue value) => value.Dimension switch
    {
        "" => language.Pick("全体", "All"),
        Dimensions.TouchTier => Members.Tier(language, value.Member),
        Dimensions.Segment => language.Pick($"{Members.Name(language, value.Member)}（セグメント）", $"{Members.Name(language, value.Member)}, segment"),
        Dimensions.Channel => language.Pick($"{Members.Name(language, value.Member)}（チャネル）", $"{Members.Name(language, value.Member)}, channel"),
        _ => Members.Name(language, value.Member),
    };

    private static Origin Restated(RestatedValue value, string column) => Origin.Record("restatements", column, Question.Text(value.Month)!, value.Metric, value.Dimension, value.Member);
}
