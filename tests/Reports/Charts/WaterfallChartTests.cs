using System.Text.Json.Nodes;
using Warehouse.Reports.Charts;

namespace Warehouse.Tests.Reports.Charts;

public sealed class WaterfallChartTests
{
    [Fact]
    public void Of_GainsAndLosses_StandOnTheEndOfTheBarBefore()
    {
        // +5, then −2 from 5 to 3, then the net of 3 from zero.
        var series = Series(5m, -2m, 3m);

        Data(series, 0).ShouldBe([0m, 3m, 0m]);
        Data(series, 1).ShouldBe([5m, 2m, 3m]);
        Data(series, 2).ShouldBe([0m, 0m, 0m]);
    }

    [Fact]
    public void Of_BarAcrossZero_IsDrawnOnBothSides()
    {
        // +1, then −3 from 1 to −2: one above zero and two below; the net of −2 hangs from zero.
        var series = Series(1m, -3m, -2m);

        Data(series, 0).ShouldBe([0m, 0m, 0m]);
        Data(series, 1).ShouldBe([1m, 1m, 0m]);
        Data(series, 2).ShouldBe([0m, -2m, -2m]);
    }

    [Fact]
    public void Of_BarsBelowZero_HangFromWhereTheyBegin()
    {
        // −1, then −3 from −1 to −4, then +2 from −4 to −2.
        var series = Series(-1m, -3m, 2m, -2m);

        Data(series, 0).ShouldBe([0m, -1m, -2m, 0m]);
        Data(series, 2).ShouldBe([-1m, -3m, -2m, -2m]);
    }

    private static JsonArray Series(params decimal[] amounts)
    {
        var chart = WaterfallChart.Of("bridge", "", [.. amounts.Select(amount => new WaterfallChart.Bar("", "", amount, ""))], new ChartBox(102, 74));
        return JsonNode.Parse(chart.ToJson())!["option"]!["series"]!.AsArray();
    }

    private static decimal[] Data(JsonArray series, int number) =>
        [.. series[number]!["data"]!.AsArray().Select(bar => bar is JsonObject item ? item["value"]!.GetValue<decimal>() : bar!.GetValue<decimal>())];
}
