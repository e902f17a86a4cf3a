using System.Text.Json;
using System.Text.Json.Nodes;

namespace Warehouse.Tests.EndToEnd;

/// <summary>One generated company, loaded and published once for all tests that only read it.</summary>
public sealed class GeneratedWarehouse : IDisposable
{
    public GeneratedWarehouse()
    {
        Folder = Directory.CreateTempSubdirectory("warehouse-generated-").FullName;
        CommandLine.Succeed("generate", "--out", Extracts, "--accounts", "400", "--months", "30", "--seed", "7", "--events", "150000");
        Directory.CreateDirectory(Home);
        var meta = JsonNode.Parse(File.ReadAllText(Path.Combine(Extracts, "truth", "meta.json")))!;
        File.WriteAllText(Settings, JsonSerializer.Serialize(new { key_features = meta["key_features"] }));
        CommandLine.Succeed("run", "--home", Home, "--from", Extracts);
    }

    public string Folder { get; }

    public string Extracts => Path.Combine(Folder, "extracts");

    public string Home => Path.Combine(Folder, "home");

    public string Settings => Path.Combine(Home, "warehouse.json");

    /// <summary>A file of truth, written by the simulation.</summary>
    public CsvTable Truth(string name) => new(File.ReadAllText(Path.Combine(Extracts, "truth", name + ".csv")));

    /// <summary>What the command line answers.</summary>
    public CsvTable Query(params string[] arguments) => new(CommandLine.Succeed(["query", "--home", Home, "--format", "csv", .. arguments]).Output);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

/// <summary>Tests in this collection share the company and run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class GeneratedCompany : ICollectionFixture<GeneratedWarehouse>
{
    public const string Name = "a generated company";
}
