using System.Globalization;
using Warehouse.DuckDb;
using Warehouse.Semantics;
using Warehouse.Semantics.Format;

namespace Warehouse.Tests.EndToEnd;

/// <summary>Whoever has only the published file and any DuckDB has the governed numbers.</summary>
[Collection(GeneratedCompany.Name)]
public sealed class PublishedMetricsTests(GeneratedWarehouse company)
{
    private static readonly Catalog Definitions = Catalog.Read(RepositoryRoot.Combine("models", "metrics"));

    public static TheoryData<string> Views => [.. Definitions.SavedQueries.Select(query => query.Name)];

    [Theory]
    [MemberData(nameof(Views))]
    public void View_ReadByPlainDuckDb_GivesTheCommandLinesRows(string name)
    {
        var request = Definitions.SavedQueries.Single(query => query.Name == name).Request;
        using var metrics = MetricEngine.Open(Path.Combine(company.Home, "warehouse.duckdb"), RepositoryRoot.Combine("models", "metrics"));
        using var file = Open();
        var asked = Text(metrics.Query(request));

        var columns = file.Query($"describe metrics.{Identifier.Quote(name)}", row => row.GetString(0));
        var rows = file.Query($"select * from metrics.{Identifier.Quote(name)}", row => Enumerable.Range(0, row.FieldCount).Select(i => row.IsDBNull(i) ? null : row.GetValue(i)).ToArray());

        columns.ShouldBe(metrics.Query(request).Columns);
        rows.Count.ShouldBeGreaterThan(0);
        Text(new MetricTable(columns, rows)).ShouldBe(asked);
    }

    [Fact]
    public void Catalog_InTheFile_ListsEveryMetricWithItsOwnersWords()
    {
        using var file = Open();
        file.Query("select name from metrics.catalog", row => row.GetString(0)).ShouldBe(Definitions.Definitions.Keys, ignoreOrder: true);
        file.Query("select label_ja, owner, unit, cast(target as varchar), better, type, list_contains(dimensions, 'account__touch_tier') from metrics.catalog where name = 'nrr'",
            row => string.Join('|', Enumerable.Range(0, 7).Select(i => Convert.ToString(row.GetValue(i), CultureInfo.InvariantCulture)))).ShouldBe(["NRR 売上継続率|finance|percent|1.1000|up|ratio|True"]);
    }

    [Fact]
    public void Lineage_OfNrr_GoesDownToTheExtractsAmounts()
    {
        using var file = Open();
        file.Query(
            """
            with recursive upstream(kind, name) as (
                select 'metric', 'nrr'
                union
                select step.from_kind, step.from_name from upstream inner join metrics.lineage as step on step.kind = upstream.kind and step.name = upstream.name
            )
            select name from upstream where name like 'raw.standard__subscriptions.%' order by name
            """,
            row => row.GetString(0)).ShouldContain("raw.standard__subscriptions.amount");
    }

    [Fact]
    public void Relations_OfTheFile_AreAllDescribed()
    {
        using var file = Open();
        file.Query(
            """
            select schema_name || '.' || table_name as name from duckdb_tables() where comment is null
            union all select schema_name || '.' || view_name from duckdb_views() where not internal and comment is null
            union all select schema_name || '.' || table_name || '.' || column_name from duckdb_columns() where not internal and comment is null
            """,
            row => row.GetString(0)).ShouldBeEmpty();
    }

    private DuckDB.NET.Data.DuckDBConnection Open() =>
        Duck.Open(Path.Combine(company.Home, new FileInfo(Path.Combine(company.Home, "warehouse.duckdb")).LinkTarget!), new DuckOptions { ReadOnly = true });

    private static string Text(MetricTable table)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        CsvFormat.Write(table, text);
        return text.ToString();
    }
}
