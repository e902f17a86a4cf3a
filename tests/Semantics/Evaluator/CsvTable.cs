using System.Globalization;

namespace Warehouse.Tests.Semantics.Evaluator;

/// <summary>Reads the tables of the conformance cases: a header of <c>name:TYPE</c>, <c>\N</c> for NULL.</summary>
internal static class CsvTable
{
    public static Table Read(string path)
    {
        var lines = File.ReadAllLines(path);
        var header = lines[0].Split(',').Select(h => h.Split(':')).ToList();
        var rows = lines.Skip(1).Select(line => line.Split(',').Select((text, i) => Cell(text, header[i][1])).ToArray()).ToList();
        return new Table([.. header.Select(h => h[0])], rows);
    }

    /// <summary>A file's cells as they stand, its header first.</summary>
    public static IReadOnlyList<string[]> Untyped(string path) => [.. File.ReadAllLines(path).Select(line => line.Split(','))];

    private static object? Cell(string text, string type) => text == @"\N" ? null : type switch
    {
        "STRING" => text,
        "TIME" => DateTime.Parse(text, CultureInfo.InvariantCulture),
        "INT" or "FLOAT" => double.Parse(text, CultureInfo.InvariantCulture),
        "BOOLEAN" => bool.Parse(text),
        _ => throw new FormatException($"no type {type}"),
    };
}
