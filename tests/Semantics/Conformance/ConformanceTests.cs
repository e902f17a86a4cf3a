using Warehouse.DuckDb;
using Warehouse.Semantics;

namespace Warehouse.Tests.Semantics.Conformance;

/// <summary>The engine gives the rows that MetricFlow's own checks give, over MetricFlow's own tables and manifests.</summary>
public sealed class ConformanceTests(ConformanceSuite suite) : IClassFixture<ConformanceSuite>
{
    private const string NoCase = "(no suite)";

    public static TheoryData<string> Ids => ConformanceSuite.Cases.Count == 0 ? [NoCase] : [.. ConformanceSuite.Cases.Keys];

    [SkippableTheory]
    [MemberData(nameof(Ids))]
    public void Case_OfMetricFlowsSuite_GivesItsRows(string id)
    {
        Skip.If(id == NoCase, ConformanceSuite.Absent);
        var asked = ConformanceSuite.Cases[id];
        var answer = suite.Engine(asked.Manifest).Query(asked.Request);
        answer.Columns.ShouldBe(asked.Columns, ignoreOrder: true);
        var order = asked.Columns.Select(answer.IndexOf).ToList();
        var rows = answer.Rows.Select(row => (IReadOnlyList<object?>)[.. order.Select(i => row[i])]).ToList();
        var expected = Expected(id);
        if (!asked.IsOrdered) (rows, expected) = (CellComparison.Sorted(rows), CellComparison.Sorted(expected));
        rows.Count.ShouldBe(expected.Count);
        for (var i = 0; i < rows.Count; i++) CellComparison.Difference(expected[i], rows[i]).ShouldBeNull($"row {i + 1}");
    }

    [SkippableFact]
    public void Suite_BesideTheCheckout_IsWhole()
    {
        Skip.If(ConformanceSuite.Folder is null, ConformanceSuite.Absent);
        ConformanceSuite.Cases.Count.ShouldBe(184);
    }

    private static List<IReadOnlyList<object?>> Expected(string id)
    {
        var file = Path.Combine(ConformanceSuite.Folder!, "expected", id.Replace(".yaml/", "__", StringComparison.Ordinal) + ".csv");
        using var connection = Duck.Open(Duck.InMemory);
        return [.. connection.Query(
            $"select * from read_csv('{file}', header = true, all_varchar = true, nullstr = '\\N')",
            row => (IReadOnlyList<object?>)[.. Enumerable.Range(0, row.FieldCount).Select(i => row.IsDBNull(i) ? null : row.GetString(i))])];
    }
}
