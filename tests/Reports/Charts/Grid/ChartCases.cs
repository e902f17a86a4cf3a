using System.Globalization;
using Warehouse.Reports.Charts;
using Warehouse.Reports.Packs.Board.Funnel;
using Warehouse.Reports.Packs.Pages;
using Warehouse.Reports.Theme;

namespace Warehouse.Tests.Reports.Charts.Grid;

/// <summary>
/// Sizes, values and names that charts have to bear: 1 to 60 months, 1 to 12 series, nothing to a billion, negative and missing values, long Japanese names. Each size
/// meets each kind of value, each number of series and each kind of name at least once, not all of them at once.
/// </summary>
internal static class ChartCases
{
    private const decimal Billion = 1_000_000_000m;
    private const string Long = "株式会社みちのく総合エンジニアリングサービス東北支店";

    private static readonly (string Name, int Months, int Series, Func<int, int, decimal?> Value, bool IsLong)[] Sizes =
    [
        ("one month", 1, 1, (_, _) => 12.3m, false),
        ("one month of a billion, twelve series", 1, 12, (s, _) => Billion - s, true),
        ("two months", 2, 2, (s, m) => 10 + s + m, true),
        ("nothing but zero", 3, 4, (_, _) => 0, false),
        ("a gap in six months", 6, 1, (_, m) => m == 2 ? null : 40 + (m * 7 % 5), false),
        ("a gap and a lone month", 7, 2, (s, m) => m is 1 or 3 ? null : 20 + s + m, true),
        ("thirteen months", 13, 4, (s, m) => 100 + (s * 0.2m) + (m % 3), false),
        ("fourteen months of a billion", 14, 3, (s, m) => Billion / (s + 1) * (1 + (m / 20m)), false),
        ("two years of long names", 25, 4, (s, m) => 90 + (s * 3) + (m * 13 % 7), true),
        ("two years that all end alike", 25, 12, (s, m) => m == 24 ? 50 : 40 + (s * m % 11), true),
        ("three years, negative", 36, 2, (s, m) => -40 + (s * 30) + (m * 17 % 23), false),
        ("five years of twelve", 60, 12, (s, m) => 5 + s + (m * (s + 3) % 9), false),
        ("five years of a billion and nothing", 60, 5, (s, m) => m % 20 == 10 ? null : Billion * s / 4, true),
        ("five years, one series, a gap of a year", 60, 1, (_, m) => m is > 20 and < 33 ? null : 1000 - (m * 9), false),
    ];

    /// <summary>Every component over the sizes that concern it.</summary>
    public static IReadOnlyList<DrawnChart> All => [.. Sizes.SelectMany(size => new[] { Lines(size, isWide: false), Lines(size, isWide: true), Stack(size), Survival(size) }), .. Waterfalls(), .. Marks(), .. HeatCases.All];

    private static DrawnChart Lines((string Name, int Months, int Series, Func<int, int, decimal?> Value, bool IsLong) size, bool isWide)
    {
        var series = Values(size);
        var lines = series.Select((values, s) => new RatesChart.Line(isWide || size.Series > 1 ? NameOf(size.IsLong, s) : "", Last(values)?.ToString("#,0.0", CultureInfo.InvariantCulture) ?? "–", values, IsMain: s == 0)).ToArray();
        var known = series.SelectMany(values => values).OfType<decimal>().ToArray();
        var target = known.Average();
        var scale = NiceScale.Over([.. known, target], isWide ? 6 : 4);
        var box = isWide ? new ChartBox(129, 92) : new ChartBox(64, 44);
        var chart = RatesChart.Of(
            $"{(isWide ? "wide" : "narrow")} lines: {size.Name}", "", Months(size.Months), lines, [new RatesChart.Level(target, isWide ? "目標 " + target.ToString("0", CultureInfo.InvariantCulture) : "", IsDashed: true)], scale,
            new RatesChart.Panel(box.Height, 24, isWide ? 90 : 50), Months(size.Months), RatesChart.Band.Between(target, known.Min()));
        return DrawnChart.Of(chart, box, Broken(series));
    }

    private static DrawnChart Stack((string Name, int Months, int Series, Func<int, int, decimal?> Value, bool IsLong) size)
    {
        var series = Values(size);
        var layers = series.Select((values, s) => new StackedTrendChart.Layer(NameOf(size.IsLong, s), Palette.Accent, [.. values])).ToArray();
        var box = new ChartBox(118, 69.8);
        return DrawnChart.Of(StackedTrendChart.Of($"stack: {size.Name}", "", Months(size.Months), layers, Months(size.Months), box, 118), box);
    }

    // The same sizes as shares that fall with age; the gaps stay where they are.
    private static DrawnChart Survival((string Name, int Months, int Series, Func<int, int, decimal?> Value, bool IsLong) size)
    {
        var series = Values(size).Select((values, s) => (IReadOnlyList<decimal?>)[.. values.Select((value, age) => value is null ? null : (decimal?)Math.Max(0, 100 - (age * (s % 4) * 0.5m)))]).ToArray();
        var curves = series.Select((values, s) => new SurvivalChart.Curve(NameOf(size.IsLong, s), s == 0 ? Palette.Ink : Palette.AccentMiddle, [.. values], s == 0)).ToArray();
        var box = new ChartBox(60, 70);
        return DrawnChart.Of(SurvivalChart.Of($"survival: {size.Name}", "", curves, Months(size.Months), box), box, Broken(series));
    }

    private static IEnumerable<DrawnChart> Waterfalls()
    {
        (string Name, decimal[] Amounts, bool IsLong)[] all =
        [
            ("one bar", [3.2m, 3.2m], false),
            ("nothing moved", [0, 0, 0, 0, 0], false),
            ("only losses", [-1, -2.25m, -0.01m, -3.26m], true),
            ("across zero", [1, -3, 2.5m, -4, -3.5m], false),
            ("ten small moves", [1.11m, 1.12m, -1.13m, 1.14m, -1.15m, 1.16m, 1.17m, -1.18m, 1.19m, 2.43m], true),
            ("a billion yen in millions", [1_000, -999.99m, 1_000, 0, -1_000, 1_000, -250.5m, 99.99m, 849.5m], false),
            ("a billion units", [Billion, -Billion, Billion, Billion, -0.01m, (2 * Billion) - 0.01m], true),
            ("twelve of a billion", [Billion, -Billion, Billion, -Billion, Billion, -Billion, Billion, -Billion, Billion, -Billion, Billion, Billion], true),
        ];
        foreach (var box in new[] { new ChartBox(102, 74), new ChartBox(267, 62) })
        {
            foreach (var (name, amounts, isLong) in all)
            {
                var bars = amounts.Select((amount, i) => new WaterfallChart.Bar(isLong && i % 2 == 0 ? Long : $"増減{i}", $"{i * 111}社", amount, ""));
                yield return DrawnChart.Of(WaterfallChart.Of($"waterfall {box.Width} mm: {name}", "", [.. bars], box), box);
            }
        }
    }

    private static IEnumerable<DrawnChart> Marks()
    {
        var up = BulletScale.For([5.7m, 18, null, -1], 3, 2, isUpBetter: true);
        var down = BulletScale.For([10.6m, 73, 0, Billion], 18, 24, isUpBetter: false);
        foreach (var value in new decimal?[] { null, 0, 2.5m, 18, -1 }) yield return DrawnChart.Of<Bullet>($"bullet, more is better: {value}", 0, ("Value", value), ("Scale", up), ("Label", "x"));
        foreach (var value in new decimal?[] { null, 10.6m, Billion }) yield return DrawnChart.Of<Bullet>($"bullet, less is better: {value}", 0, ("Value", value), ("Scale", down), ("Label", "x"));
        foreach (var size in Sizes)
        {
            var values = Values(size)[0];
            yield return DrawnChart.Of<Sparkline>($"sparkline: {size.Name}", Broken([values]), ("Values", values), ("Target", values[^1]), ("Label", "x"));
        }

        yield return DrawnChart.Of<FunnelBar>("funnel: all kinds", 0, ("Step", new FunnelStep("", 100, 50, 20, 20, 10, 0.6m, 12)), ("Started", 100m));
        yield return DrawnChart.Of<FunnelBar>("funnel: one of a billion", 0, ("Step", new FunnelStep("", 1, 1, 0, 0, 0, 1, 12)), ("Started", Billion));
        yield return DrawnChart.Of<StackBar>("stack bar", 0, ("Parts", (BarPart[])[new(0.7m, Palette.Accent), new(0.3m, Palette.Worse)]), ("Width", 42m));
    }

    private static IReadOnlyList<decimal?>[] Values((string Name, int Months, int Series, Func<int, int, decimal?> Value, bool IsLong) size) =>
        [.. Enumerable.Range(0, size.Series).Select(s => (IReadOnlyList<decimal?>)[.. Enumerable.Range(0, size.Months).Select(m => size.Value(s, m))])];

    private static string[] Months(int count) => [.. Enumerable.Range(0, count).Select(back => new DateOnly(2026, 10, 1).AddMonths(back + 1 - count).ToString("yyyy'/'M", CultureInfo.InvariantCulture))];

    private static string NameOf(bool isLong, int series) => isLong ? $"{(char)('A' + series)}{Long}" : $"系列{series + 1}";

    private static decimal? Last(IReadOnlyList<decimal?> values) => values.LastOrDefault(value => value is not null);

    private static int Broken(IReadOnlyList<IReadOnlyList<decimal?>> series) => series.Count(values =>
    {
        var known = Enumerable.Range(0, values.Count).Where(i => values[i] is not null).ToArray();
        return known.Length > 0 && known[^1] - known[0] + 1 > known.Length;
    });
}
