using System.Text.Json.Nodes;
using Warehouse.Reports.Charts;
using Warehouse.Reports.Text;

namespace Warehouse.Tests.Reports.Charts;

public sealed class StackedTrendChartTests
{
    [Fact]
    public void Of_LayerThatIsNothingNow_IsNamedUnderTheTotalOfTheColumn()
    {
        // The last column reaches the top, and the upper layer's middle lies there too: its name stands 6 pixels lower, the total above.
        var names = Names([Layer("high", 5, 10), Layer("low", 1, 0)]);

        names.Select(name => (string)name!["label"]!["formatter"]!).ShouldBe(["high 10.00", "low 0.00"]);
        ((double)names[1]!["label"]!["offset"]![1]!).ShouldBe(6, 0.01);
    }

    [Fact]
    public void Of_TotalOfAFallingHistory_StandsAboveTheColumnsUnderIt()
    {
        // 24 columns of some 11 pixels: the last total, 33 pixels wide, reaches over the one or two before it, of which the first is the higher.
        var values = Enumerable.Range(0, 24).Select(month => (decimal?)(240 - (month * 10))).ToArray();
        var chart = StackedTrendChart.Of("mrr", "", [.. values.Select(_ => "")], [new("high", "#000", [.. values])], [], new ChartBox(118, 60), margin: 118);

        var last = JsonNode.Parse(chart.ToJson())!["option"]!["series"]!.AsArray()[1]!["data"]!.AsArray()[^1]!;
        ((string)last["label"]!["formatter"]!).ShouldBe("10.00");
        ((decimal)last["value"]!).ShouldBeGreaterThan(10);
    }

    [Fact]
    public void Of_LayerThatWasNeverThere_IsNotNamed() =>
        Names([Layer("high", 5, 10), Layer("low", 0, 0)]).Select(name => (string)name!["label"]!["formatter"]!).ShouldBe(["high 10.00"]);

    private static StackedTrendChart.Layer Layer(string name, params Quantity?[] values) => new(name, "#000", values);

    private static JsonArray Names(IReadOnlyList<StackedTrendChart.Layer> layers)
    {
        var chart = StackedTrendChart.Of("mrr", "", ["2024/01", "2024/02"], layers, ["", ""], new ChartBox(118, 60), margin: 80);
        return JsonNode.Parse(chart.ToJson())!["option"]!["series"]!.AsArray()[^1]!["data"]!.AsArray();
    }
}
