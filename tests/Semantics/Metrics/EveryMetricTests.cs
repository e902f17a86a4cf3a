using Warehouse.Semantics;
using Warehouse.Tests.Semantics.Fixtures;

namespace Warehouse.Tests.Semantics.Metrics;

/// <summary>Each definition of <c>models/metrics</c> is complete, and answers in every cut that it allows.</summary>
public sealed class EveryMetricTests(EveryMetricTests.EmptyWarehouse empty) : IClassFixture<EveryMetricTests.EmptyWarehouse>
{
    private readonly TinyWarehouse warehouse = empty.Warehouse;

    public static TheoryData<string> Names => [.. Catalog.Read(DuckDb.RepositoryRoot.Combine("models", "metrics")).Definitions.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Metric_InEachAllowedCutAndFilter_Answers(string name)
    {
        var needed = warehouse.Engine.Catalog.Describe(name).Requires is [_, ..] all ? string.Join(',', all) : name.EndsWith("_funnel", StringComparison.Ordinal) ? "step" : "";
        foreach (var dimension in warehouse.Engine.Definitions[name].Dimensions.Where(d => d != "metric_time"))
        {
            var groupBy = string.Join(",", needed.Split(',').Prepend(dimension).Prepend("metric_time__month").Where(d => d.Length > 0).Distinct());
            warehouse.Query(name, groupBy).Columns.ShouldContain(dimension);
            warehouse.Query(name, $"metric_time__quarter,{needed}", $"{{{{ Dimension('{dimension}') }}}} is not null").Columns[0].ShouldBe("metric_time__quarter");
        }

        if (needed.Length == 0) warehouse.Query(name, "metric_time__month").Rows.Count.ShouldBe(3);
        warehouse.Query(name, needed).Rows.Count.ShouldBe(needed.Length == 0 ? 1 : 0);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Metric_ForItsReaders_SaysWhatItIsInBothLanguages(string name)
    {
        var definition = warehouse.Engine.Definitions[name];
        definition.Label.Ja.ShouldNotBe(name);
        definition.Label.En.ShouldNotBe(name);
        definition.Description.Ja.ShouldNotBeEmpty();
        definition.Description.En.ShouldNotBeEmpty();
        definition.Description.Ja.ShouldNotBe(definition.Description.En);
        definition.Owner.ShouldNotBeEmpty();
        var description = warehouse.Engine.Catalog.Describe(name);
        description.Formula.ShouldNotBeEmpty();
        description.Sources.ShouldNotBeEmpty();
    }

    /// <summary>One database for all cases: they only read.</summary>
    public sealed class EmptyWarehouse : IDisposable
    {
        internal TinyWarehouse Warehouse { get; } = new("2026-01", "2026-03");

        public void Dispose() => Warehouse.Dispose();
    }
}
