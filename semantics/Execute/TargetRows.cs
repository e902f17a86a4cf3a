using DuckDB.NET.Data;
using Warehouse.DuckDb;
using Warehouse.Semantics.Manifest;

namespace Warehouse.Semantics.Execute;

/// <summary>Targets by month and member, which win over the metrics' own.</summary>
internal sealed class TargetRows
{
    private const string ForAll = "(none)";

    private readonly ILookup<(string Metric, DateOnly Month), Row> rows;

    private TargetRows(IEnumerable<Row> rows) => this.rows = rows.ToLookup(row => (row.Metric, row.Month));

    public static TargetRows Read(DuckDBConnection connection, WarehouseSection section)
    {
        if (section.TargetRows.Length == 0) return new TargetRows([]);
        var columns = section.TargetCuts.Select(cut => cut[(cut.LastIndexOf("__", StringComparison.Ordinal) + 2)..]).ToList();
        var relation = string.Join(".", section.TargetRows.Split('.').Select(Identifier.Quote));
        var sql = $"select metric, month, target{string.Concat(columns.Select(column => $", {Identifier.Quote(column)}"))} from {relation}";
        return new TargetRows(connection.Query(sql, row => new Row(
            row.GetString(0),
            row.Get<DateOnly>(1),
            row.Get<decimal>(2),
            [.. section.TargetCuts.Select((cut, i) => (Place: i, Cut: cut, Member: row.GetString(3 + i))).Where(scope => scope.Member != ForAll)])));
    }

    /// <summary>The target of the row that names the most of these members and no other; of two that name as many, that whose cut the manifest names first.</summary>
    /// <remarks>The bound of amber keeps its distance: NRR is green from 110 % and amber from 100 %, so a row of 108 % makes it amber from 98 %.</remarks>
    public MetricTarget? Of(MetricDefinition metric, DateOnly month, IReadOnlyDictionary<string, string> members)
    {
        var row = rows[(metric.Name, month)]
            .Where(row => row.Scope.All(scope => members.TryGetValue(scope.Cut, out var member) && member == scope.Member))
            .OrderByDescending(row => row.Scope.Count).ThenBy(row => row.Scope.Sum(scope => scope.Place)).FirstOrDefault();
        return row is null ? null : new MetricTarget(row.Target, metric is { Target: { } usual, Amber: { } amber } ? row.Target + amber - usual : null, metric.Better, IsOfMonth: true);
    }

    private sealed record Row(string Metric, DateOnly Month, decimal Target, IReadOnlyList<(int Place, string Cut, string Member)> Scope);
}
