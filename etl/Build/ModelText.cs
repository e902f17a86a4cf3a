using System.Text.RegularExpressions;
using DuckDB.NET.Data;
using Warehouse.DuckDb;

namespace Warehouse.Etl.Build;

/// <summary>A model's SELECT reading other relations than its file names.</summary>
internal static class ModelText
{
    /// <summary>The SELECT with some of its relations replaced, wherever it reads them.</summary>
    /// <param name="connection">For its parser, which tells a relation from a column, a comment or a text.</param>
    /// <param name="model">Whose SELECT.</param>
    /// <param name="replacements">By <c>schema.name</c>; a new name ends with the same table name, so that columns qualified by it still resolve.</param>
    /// <exception cref="WarehouseException">A relation isn't written as plain <c>schema.name</c>.</exception>
    public static string Reading(DuckDBConnection connection, Model model, IReadOnlyDictionary<string, string> replacements)
    {
        var text = model.Sql;
        foreach (var place in SqlTables.Occurrences(connection, model.Sql).Reverse())
        {
            if (!replacements.TryGetValue(place.Table.ToString(), out var other)) continue;
            var at = Offset(model.Sql, place);
            var written = new Regex($@"\G{Part(place.Table.Schema)}\s*\.\s*{Part(place.Table.Table)}", RegexOptions.IgnoreCase).Match(text, at);
            if (!written.Success) throw new WarehouseException($"{model.SqlFile}:{place.Line}:{place.Column}: expected '{place.Table}' as it is, found something else in its place; an incremental build reads it in part");
            text = text.Remove(at, written.Length).Insert(at, other);
        }

        return text;
    }

    private static string Part(string name) => $"\"?{Regex.Escape(name)}\"?";

    private static int Offset(string text, TableOccurrence place)
    {
        var start = 0;
        for (var line = 1; line < place.Line; line++) start = text.IndexOf('\n', start) + 1;
        return start + text[start..].EnumerateRunes().Take(place.Column - 1).Sum(rune => rune.Utf16SequenceLength);
    }
}
