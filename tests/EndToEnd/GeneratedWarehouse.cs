namespace Warehouse.Tests.EndToEnd;

/// <summary>One generated company, loaded and published once for all tests that only read it.</summary>
public sealed class GeneratedWarehouse : IDisposable
{
    public GeneratedWarehouse()
    {
        Folder = Directory.CreateTempSubdirectory("warehouse-generated-").FullName;
        CommandLine.Succeed("generate", "--out", Extracts, "--accounts", "400", "--months", "30", "--seed", "7", "--events", "150000");
        CommandLine.Succeed("run", "--home", Home, "--from", Extracts);
    }

    public string Folder { get; }

    public string Extracts => Path.Combine(Folder, "extracts");

    public string Home => Path.Combine(Folder, "home");

    /// <summary>A truth file's rows as header → value.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Truth(string name)
    {
        var lines = File.ReadAllLines(Path.Combine(Extracts, "truth", name + ".csv"));
        var header = lines[0].Split(',');
        return [.. lines.Skip(1).Select(line => (IReadOnlyDictionary<string, string>)header.Zip(line.Split(',')).ToDictionary(pair => pair.First, pair => pair.Second))];
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

[CollectionDefinition(Name)]
public sealed class GeneratedWarehouseTests : ICollectionFixture<GeneratedWarehouse>
{
    public const string Name = "a generated company";
}
