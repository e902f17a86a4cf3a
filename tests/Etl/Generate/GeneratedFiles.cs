using System.Globalization;
using System.Security.Cryptography;
using Warehouse.Etl.Generate;

namespace Warehouse.Tests.Etl.Generate;

/// <summary>A generated company in a folder of its own, and its files as rows.</summary>
public sealed class GeneratedFiles : IDisposable
{
    public GeneratedFiles(GenerateOptions options)
    {
        Folder = Directory.CreateTempSubdirectory("warehouse-generate-").FullName;
        Result = CompanyGenerator.Run(options with { OutputFolder = Folder });
    }

    public string Folder { get; }

    public GenerateResult Result { get; }

    /// <summary>Every row of an object's newest delivery, or of a file of the truth.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Rows(string name)
    {
        var truth = Path.Combine(Folder, "truth", name + ".csv");
        return Read(File.Exists(truth) ? truth : Path.Combine(Directory.GetDirectories(Path.Combine(Folder, "standard", name)).Order(StringComparer.Ordinal).Last(), name + ".csv"));
    }

    /// <summary>A CSV file's rows by header; none of ours has a comma or a quote inside a field.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Read(string path)
    {
        var lines = File.ReadAllLines(path);
        var header = lines[0].Split(',');
        return [.. lines.Skip(1).Select(line => (IReadOnlyDictionary<string, string>)header.Zip(line.Split(','), KeyValuePair.Create).ToDictionary())];
    }

    /// <summary>Each file's hash by its path inside the folder.</summary>
    public IReadOnlyDictionary<string, string> Hashes() => Directory.GetFiles(Folder, "*", SearchOption.AllDirectories)
        .ToDictionary(path => Path.GetRelativePath(Folder, path), path => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path))));

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

internal static class RowExtensions
{
    public static decimal Money(this IReadOnlyDictionary<string, string> row, string column) =>
        row[column].Length == 0 ? 0 : decimal.Parse(row[column], CultureInfo.InvariantCulture);
}
