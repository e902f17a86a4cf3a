using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Warehouse.Tests.Semantics.Evaluator;

/// <summary>Shorthand for walking a YAML document.</summary>
internal static class Yaml
{
    public static IEnumerable<YamlNode> Documents(string path)
    {
        var stream = new YamlStream();
        using var reader = new StreamReader(path);
        stream.Load(reader);
        return stream.Documents.Select(d => d.RootNode);
    }

    public static YamlNode? At(this YamlNode? node, params string[] keys)
    {
        foreach (var key in keys)
        {
            node = node is YamlMappingNode map && map.Children.TryGetValue(new YamlScalarNode(key), out var child) ? child : null;
        }

        return node;
    }

    public static string? Text(this YamlNode? node) => (node as YamlScalarNode)?.Value;

    public static string Name(this YamlNode? node) => node.At("name").Text() ?? throw new FormatException($"no name in {node}");

    public static bool IsTrue(this YamlNode? node) => node.Text()?.ToLowerInvariant() == "true";

    public static double? Number(this YamlNode? node) => node.Text() is { } text ? double.Parse(text, CultureInfo.InvariantCulture) : null;

    public static IEnumerable<YamlNode> Items(this YamlNode? node) => node is YamlSequenceNode list ? list.Children : [];

    /// <summary>A filter, or several: one text, or a list of them.</summary>
    public static IReadOnlyList<string> Texts(this YamlNode? node) => node switch
    {
        YamlScalarNode { Value: { Length: > 0 } text } => [text],
        YamlSequenceNode list => [.. list.Children.Select(c => c.Text()!)],
        _ => [],
    };

    /// <summary><c>7 days</c>.</summary>
    public static Span? Span(this YamlNode? node)
    {
        if (node.Text() is not { } text) return null;
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var grain = words[1].ToLowerInvariant();
        return new Span(int.Parse(words[0], CultureInfo.InvariantCulture), Periods.IsGrain(grain.TrimEnd('s')) ? grain.TrimEnd('s') : grain);
    }
}
