using Warehouse.Semantics;
using Warehouse.Semantics.Manifest;
using Warehouse.Semantics.Publish;

namespace Warehouse.Tests.Semantics.Publish;

/// <summary>A saved query is the request that the command line would make.</summary>
public sealed class SavedViewTests
{
    [Fact]
    public void SavedQuery_InMetricFlowsWords_AsksInOurs()
    {
        var view = SavedView.Of(ManifestReader.ReadText(
            """
            saved_queries:
              - name: q
                description: {ja: 説明, en: text}
                query_params:
                  metrics: [a, b]
                  group_by: ["TimeDimension('metric_time', 'month')", "Dimension('account__touch_tier')"]
                  where: ["{{ Dimension('age') }} > 1", "{{ Dimension('age') }} < 9"]
                  limit: 5
            """,
            "text.yml").SavedQueries.Single());

        view.Label.En.ShouldBe("q");
        view.Description.Ja.ShouldBe("説明");
        view.Request.GroupBy.ShouldBe(["metric_time__month", "account__touch_tier"]);
        view.Request.Where.ShouldBe("({{ Dimension('age') }} > 1) and ({{ Dimension('age') }} < 9)");
        view.Request.Limit.ShouldBe(5);
    }

    [Fact]
    public void SavedQueries_OfOneName_AreRefused() =>
        Should.Throw<SemanticException>(() => ManifestReader.ReadText("saved_queries: [{name: q, query_params: {metrics: [a]}}, {name: q, query_params: {metrics: [a]}}]", "text.yml"))
            .Message.ShouldContain("saved query 'q' is defined twice");
}
