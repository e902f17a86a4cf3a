using System.Text.RegularExpressions;

namespace Warehouse.Etl.Check;

/// <summary>One check: a SELECT whose rows are what is wrong.</summary>
/// <param name="Model"><c>schema.name</c> of the model whose contract has it; null for a check of <c>sql/checks</c>.</param>
/// <param name="StopsPublication">Severity error; otherwise warn.</param>
public sealed record CheckQuery(string Name, string? Model, string File, string Sql, bool StopsPublication, string DescriptionEn, string DescriptionJa);

/// <summary>Reads the checks of <c>sql/checks</c>: a SELECT under comment lines that give severity and descriptions.</summary>
/// <remarks><code>
/// -- severity: warn
/// -- description.en: Every account that a fact names is known
/// -- description.ja: ファクトの顧客はすべて顧客マスタにある
/// select …
/// </code></remarks>
internal static partial class CheckFile
{
    public static IReadOnlyList<CheckQuery> ReadFolder(string folder) =>
        Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*.sql").Order(StringComparer.Ordinal).Select(Read)] : [];

    private static CheckQuery Read(string file)
    {
        var text = File.ReadAllText(file);
        var notes = Note().Matches(text).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value.Trim(), StringComparer.Ordinal);
        var severity = notes.GetValueOrDefault("severity", "error");
        if (severity is not ("error" or "warn")) throw new WarehouseException($"{file}: severity: expected error or warn, found '{severity}'");
        foreach (var language in new[] { "en", "ja" })
        {
            if (!notes.ContainsKey($"description.{language}")) throw new WarehouseException($"{file}: expected a line '-- description.{language}: …' that says what must hold; found none");
        }

        return new CheckQuery(Path.GetFileNameWithoutExtension(file), Model: null, file, text, severity == "error", notes["description.en"], notes["description.ja"]);
    }

    [GeneratedRegex(@"^-- (severity|description\.en|description\.ja):(.*)$", RegexOptions.Multiline)]
    private static partial Regex Note();
}
