using Warehouse.Etl.Yaml;

namespace Warehouse.Etl.Extract;

/// <summary>The places of a contract's columns in nested JSON: JSON pointers, in which one <c>*</c> stands for every element of a list.</summary>
internal static class JsonPaths
{
    /// <summary>Between the list and what stands in its elements.</summary>
    private const string Every = "/*/";

    /// <summary>A column's paths.</summary>
    /// <exception cref="WarehouseException">A path isn't a JSON pointer, or passes through two lists.</exception>
    public static IReadOnlyList<string> Of(YamlSection column)
    {
        var paths = column.Texts("path");
        foreach (var path in paths)
        {
            if (!path.StartsWith('/') || path.Length == 1) throw column.Error("path", $"'path': expected a JSON pointer such as /properties/name, found '{path}'");
            if (path.Split(Every).Length > 2) throw column.Error("path", $"'path': expected at most one list (/*/), found '{path}'");
            if (path.EndsWith("/*", StringComparison.Ordinal)) throw column.Error("path", $"'path': expected a member after /*, such as {path}/id, found '{path}'");
        }

        return paths;
    }

    /// <summary>The list that the columns' paths go through; null for none.</summary>
    /// <exception cref="WarehouseException">They go through different lists, whose elements have nothing to do with each other.</exception>
    public static string? ListOf(YamlSection contract, IReadOnlyList<ContractColumn> columns)
    {
        var lists = columns.SelectMany(column => column.Paths).Where(path => InElement(path) is not null).Select(path => path[..path.IndexOf(Every, StringComparison.Ordinal)]).Distinct().ToList();
        return lists.Count <= 1 ? lists.FirstOrDefault() : throw contract.Error("columns", $"'columns': expected paths through one list, found {string.Join(" and ", lists.Select(list => list + "/*"))}");
    }

    /// <summary>The part of a path that leads on inside an element, or null when it doesn't pass through a list.</summary>
    public static string? InElement(string path) => path.IndexOf(Every, StringComparison.Ordinal) is var at and >= 0 ? path[(at + Every.Length - 1)..] : null;

    /// <summary>The member of the line itself under which a path begins.</summary>
    public static string Member(string path) => path[1..].Split('/')[0].Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);

    /// <summary>The pointer of a member of the line itself.</summary>
    public static string ToMember(string name) => $"/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";
}
