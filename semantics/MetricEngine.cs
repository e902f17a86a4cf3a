using System.Globalization;
using DuckDB.NET.Data;
using Warehouse.DuckDb;
using Warehouse.Semantics.Execute;
using Warehouse.Semantics.Manifest;
using Warehouse.Semantics.Plan;
using Warehouse.Semantics.Publish;
using Warehouse.Semantics.Render;
using Warehouse.Semantics.Resolve;

namespace Warehouse.Semantics;

/// <summary>Answers requests for governed numbers: names → what is read → plan → SQL → rows.</summary>
/// <remarks>Opened read-only. Requests from several threads are answered one after the other.</remarks>
public sealed class MetricEngine : IMetrics, IDisposable
{
    private readonly DuckDBConnection connection;
    private readonly Lock oneAtATime = new();
    private readonly MetricManifest manifest;
    private readonly WarehouseFacts facts;
    private readonly MetricCompiler? compiler;
    private readonly Lazy<Catalog> catalog;
    private readonly Lazy<TargetRows> targets;

    private MetricEngine(DuckDBConnection connection, MetricManifest manifest, WarehouseFacts facts)
    {
        (this.connection, this.manifest, this.facts) = (connection, manifest, facts);
        compiler = manifest.IsWarehouse ? null : new MetricCompiler(manifest);
        catalog = new Lazy<Catalog>(() => new Catalog(manifest, facts.Targets));
        targets = new Lazy<TargetRows>(ReadTargets);
    }

    /// <inheritdoc/>
    public WarehouseContext Context => facts.Context;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, MetricDefinition> Definitions => Catalog.Definitions;

    /// <summary>What each metric is and where it comes from.</summary>
    public Catalog Catalog => catalog.Value;

    /// <summary>Opens a published warehouse and the definitions of its numbers.</summary>
    /// <param name="databasePath">The published file, or the link to it.</param>
    /// <param name="manifestFolder">The folder of metric definitions, <c>models/metrics</c>.</param>
    /// <exception cref="SemanticException">A definition breaks the language, or the file has no settings: the message names file, line and key.</exception>
    /// <exception cref="FileNotFoundException">There is no such database.</exception>
    /// <param name="settings">The values of the names that the definitions leave open: <c>source_schema</c> for <c>$source_schema</c>.</param>
    public static MetricEngine Open(string databasePath, string manifestFolder, IReadOnlyDictionary<string, string>? settings = null)
    {
        if (!File.Exists(databasePath)) throw new FileNotFoundException($"{databasePath}: no published warehouse there; run 'warehouse run' or 'warehouse publish' first", databasePath);
        var path = File.ResolveLinkTarget(databasePath, returnFinalTarget: true)?.FullName ?? Path.GetFullPath(databasePath);
        return Open(Duck.Open(path, new DuckOptions { ReadOnly = true }), ManifestReader.Read(manifestFolder, settings), VersionOf(path));
    }

    /// <summary>Answers over a file that is being written, with the definitions of a folder.</summary>
    internal static MetricEngine OpenOn(DuckDBConnection connection, string manifestFolder) => Open(connection, ManifestReader.Read(manifestFolder), "");

    /// <summary>Answers over a connection that is open already, which the engine then owns.</summary>
    internal static MetricEngine Open(DuckDBConnection connection, MetricManifest manifest, string versionId)
    {
        try
        {
            var facts = manifest.IsWarehouse ? WarehouseFacts.Read(connection, manifest.Warehouse, versionId) : WarehouseFacts.None(versionId);
            facts = facts with { Calendar = facts.Calendar with { WeekStart = manifest.Reporting.WeekStart } };
            return new MetricEngine(connection, manifest, facts);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public MetricTarget? TargetOf(string metric, DateOnly month, IReadOnlyDictionary<string, string>? members = null)
    {
        if (Definitions.GetValueOrDefault(metric) is not { } definition) return null;
        return targets.Value.Of(definition, new DateOnly(month.Year, month.Month, 1), members ?? new Dictionary<string, string>()) ?? definition.UsualTarget;
    }

    /// <inheritdoc/>
    public MetricTable Query(MetricRequest request)
    {
        var query = Compile(request);
        var instants = query.Columns.Select(query.Instants.Contains).ToArray();
        lock (oneAtATime)
        {
            var rows = connection.Query(query.Sql, reader => ReadRow(reader, instants), [.. query.Parameters]);
            return new MetricTable(query.Columns, rows);
        }
    }

    /// <summary>How a request is answered: the plan, the SQL and the values bound to it. Runs nothing.</summary>
    /// <exception cref="SemanticException">As for <see cref="Query"/>.</exception>
    public string Explain(MetricRequest request)
    {
        var query = Compile(request);
        var bound = query.Parameters.Select((value, i) => $"-- ${i + 1} = {Shown(value)}");
        return string.Join("\n", [compiler?.Explain(request) ?? PlanText.Of(Plan(request)), "", query.Sql, .. bound]);
    }

    /// <summary>The SELECT that answers a request, its values written in: what a view can hold.</summary>
    /// <exception cref="SemanticException">As for <see cref="Query"/>.</exception>
    internal string Sql(MetricRequest request) => compiler is null
        ? LiteralSql.Of(QueryRenderer.Render(Plan(request), facts.Calendar))
        : compiler.Compile(request, isInline: true).Sql;

    /// <inheritdoc/>
    public void Dispose() => connection.Dispose();

    private TargetRows ReadTargets()
    {
        lock (oneAtATime) return TargetRows.Read(connection, manifest.Warehouse);
    }

    private CompiledQuery Compile(MetricRequest request)
    {
        if (compiler is not null) return compiler.CompileSorted(request);
        var plan = Plan(request);
        var sql = QueryRenderer.Render(plan, facts.Calendar);
        return new CompiledQuery(sql.Sql, sql.Parameters, [.. plan.Columns.Select(c => c.Name)]);
    }

    private OrderLimit Plan(MetricRequest request)
    {
        if (request.AsOf is { } asOf && asOf != facts.Calendar.AsOf)
            throw new SemanticException($"as of {asOf:yyyy-MM-dd}: this warehouse was built as of {facts.Calendar.AsOf:yyyy-MM-dd} and knows no other day; build one as of that day");
        return new QueryPlanner(manifest).Plan(new RequestResolver(manifest, facts.Calendar, facts.Settings).Resolve(OfDays(SavedQueries.Into(request, manifest))));
    }

    /// <summary>A warehouse's numbers go by days at the finest.</summary>
    private static MetricRequest OfDays(MetricRequest request)
    {
        if (request.StartAt is not null || request.EndAt is not null) throw new SemanticException("start and end of a warehouse's numbers are days: give them as YYYY-MM-DD");
        return request.MinMaxOnly || !request.IsGrouped
            ? throw new SemanticException("a warehouse's members are asked for as they are, each once: leave out min-max-only and no-group-by")
            : request;
    }

    private static object?[] ReadRow(DuckDBDataReader reader, bool[] instants)
    {
        var row = new object?[reader.FieldCount];
        for (var i = 0; i < row.Length; i++) row[i] = instants[i] && !reader.IsDBNull(i) ? reader.GetValue(i) : Cell.Read(reader, i);
        return row;
    }

    private static string Shown(object value) => value switch
    {
        string text => $"'{text}'",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    /// <summary><c>versions/ID/warehouse.duckdb</c> is of version ID; a file elsewhere is named by itself.</summary>
    private static string VersionOf(string path)
    {
        var folder = Path.GetDirectoryName(path) ?? "";
        return Path.GetFileName(Path.GetDirectoryName(folder)) == "versions" ? Path.GetFileName(folder) : Path.GetFileNameWithoutExtension(path);
    }
}
