using Warehouse.App.Pipeline;
using Warehouse.Etl;
using Warehouse.Tests.Models;

namespace Warehouse.Tests.App.Pipeline;

public sealed class MetricChecksTests
{
    [Fact]
    public void TargetOfUnknownMetric_OfAnExtractAndOfTheSettings_NamesEachAndWhereItComesFrom()
    {
        using var warehouse = new ScratchWarehouse("2024-03-05", """{"kpi_targets": {"grrr": {"target": 0.9, "better": "up"}}}""")
            .Given("targets", "month, metric, touch_tier, segment, value", "2024-01-01, nrr, high, , 1.1", "2024-02-01, nnr, high, , 1.1", "2024-01-01, nnr, , , 1.0")
            .Build("+fct_target");

        var check = MetricChecks.Of(Checkout.Current()).ShouldHaveSingleItem();

        check.StopsPublication.ShouldBeFalse();
        warehouse.Rows($"from ({check.Sql}) order by all").ShouldBe(["extract targets nnr 2024-01-01 2", "warehouse.json kpi_targets grrr – 1"]);
    }
}
