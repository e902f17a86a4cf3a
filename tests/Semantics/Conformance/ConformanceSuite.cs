using System.Text.Json;
using Warehouse.DuckDb;
using Warehouse.Semantics;

namespace Warehouse.Tests.Semantics.Conformance;

/// <summary>MetricFlow's own integration cases, where they stand beside the checkout: tables, manifests, requests and expected rows.</summary>
public sealed class ConformanceSuite : IDisposable
{
    public const string Absent = "MetricFlow's cases are not beside the checkout: expected shared/conformance/metricflow in a folder above it";

    private static readonly Lazy<string?> Found = new(Find);
    private static readonly Lazy<Dictionary<string, ConformanceCase>> Read = new(ReadCases);

    private readonly string database = Path.Combine(Path.GetTempPath(), $"conformance-{Guid.NewGuid():N}.duckdb");
    private readonly Dictionary<string, MetricEngine> engines = [];
    private readonly Lock oneAtATime = new();

    /// <summary>The folder of the suite; null where it is not there.</summary>
    public static string? Folder => Found.Value;

    /// <summary>The cases by id; none where the suite is not there.</summary>
    public static IReadOnlyDictionary<string, ConformanceCase> Cases => Read.Value;

    /// <summary>The engine over a manifest of the suite and its tables.</summary>
    public MetricEngine Engine(string manifest)
    {
        lock (oneAtATime)
        {
            if (!File.Exists(database)) LoadTables();
            if (!engines.TryGetValue(manifest, out var engine))
                engines.Add(manifest, engine = MetricEngine.Open(database, Path.Combine(Folder!, "manifests", manifest), new Dictionary<string, string> { ["source_schema"] = "suite" }));
            return engine;
        }
    }

    public void Dispose()
    {
        foreach (var engine in engines.Values) engine.Dispose();
        File.Delete(database);
    }

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(RepositoryRoot.Combine(".")); folder is not null; folder = folder.Parent)
        {
            var suite = Path.Combine(folder.FullName, "shared", "conformance", "metricflow");
            if (Directory.Exists(suite)) return suite;
        }

        return null;
    }

    private static Dictionary<string, ConformanceCase> ReadCases()
    {
        if (Folder is null) return [];
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "cases.json")));
        return json.RootElement.EnumerateArray().Select(ConformanceCase.Read).ToDictionary(c => c.Id);
    }

    private void LoadTables()
    {
        using var connection = Duck.Open(database, new DuckOptions());
        connection.ExecuteScript("create schema suite");
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Folder!, "tables"), "*.csv"))
        {
            var columns = File.ReadLines(file).First().Split(',').Select(column => column.Split(':')).Select(column => $"'{column[0]}': '{TypeOf(column[1])}'");
            connection.ExecuteScript(
                $"create table suite.{Path.GetFileNameWithoutExtension(file)} as select * from read_csv('{file}', header = false, skip = 1, delim = ',', quote = '\"', nullstr = '\\N', columns = {{{string.Join(", ", columns)}}})");
        }
    }

    private static string TypeOf(string name) => name switch { "STRING" => "varchar", "TIME" => "timestamp", "INT" => "bigint", "FLOAT" => "double", _ => "boolean" };
}
