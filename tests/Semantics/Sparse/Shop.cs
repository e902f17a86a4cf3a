using DuckDB.NET.Data;
using Warehouse.DuckDb;
using Warehouse.Semantics;
using Warehouse.Semantics.Manifest;
using Warehouse.Tests.Semantics.Fixtures;

namespace Warehouse.Tests.Semantics.Sparse;

/// <summary>A database of hand-written rows and a manifest in MetricFlow's form over it.</summary>
internal sealed class Shop : IDisposable
{
    /// <summary>A spine of days from 2025-12-01 to 2026-04-30; the fiscal half is "H1" to the end of January, then "H2".</summary>
    public const string Spine =
        """

        ---
        project_configuration:
          time_spines:
            - node_relation: {schema_name: main, alias: days}
              primary_column: {name: day, time_granularity: day}
              custom_granularities: [{name: half}]
        """;

    private readonly MetricEngine engine;

    public Shop(string manifest, params string[] statements)
    {
        var connection = Duck.Open(Duck.InMemory);
        Run(connection, "create table days as select cast(day as date) as day, case when day < date '2026-02-01' then 'H1' else 'H2' end as half from range(date '2025-12-01', date '2026-05-01', interval 1 day) as r(day)");
        foreach (var statement in statements) Run(connection, statement);
        engine = MetricEngine.Open(connection, ManifestReader.ReadText(manifest + Spine, "shop.yml"), "test");
    }

    /// <summary>The answer as text, a row a line.</summary>
    public string Ask(string metrics, string groupBy = "", string where = "", string? start = null, string? end = null, string orderBy = "", int? limit = null) =>
        Table(metrics, groupBy, where, start, end, orderBy, limit).Text();

    public MetricTable Table(string metrics, string groupBy = "", string where = "", string? start = null, string? end = null, string orderBy = "", int? limit = null) =>
        engine.Query(Request(metrics, groupBy, where, start, end, orderBy, limit));

    public string Explain(string metrics, string groupBy = "", string where = "") => engine.Explain(Request(metrics, groupBy, where, null, null, "", null)).ReplaceLineEndings("\n");

    public string Refused(string metrics, string groupBy = "", string where = "") => Should.Throw<SemanticException>(() => Ask(metrics, groupBy, where)).Message;

    public MetricTable Query(MetricRequest request) => engine.Query(request);

    public void Dispose() => engine.Dispose();

    private static void Run(DuckDBConnection connection, string sql) => connection.ExecuteScript(sql);

    private static MetricRequest Request(string metrics, string groupBy, string where, string? start, string? end, string orderBy, int? limit) => new(Names(metrics), Names(groupBy))
    {
        Where = where,
        Start = start is null ? null : DateOnly.Parse(start, System.Globalization.CultureInfo.InvariantCulture),
        End = end is null ? null : DateOnly.Parse(end, System.Globalization.CultureInfo.InvariantCulture),
        OrderBy = Names(orderBy),
        Limit = limit,
    };

    private static string[] Names(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
