using System.Globalization;
using Warehouse.Semantics.Schema;
using YamlDotNet.RepresentationModel;

namespace Warehouse.Semantics.Manifest;

/// <summary>A mapping of a manifest file, read key by key with errors that say where.</summary>
internal sealed class YamlMap(ManifestText source, YamlMappingNode node)
{
    private readonly string file = source.File;
    private Shape? shape;

    public Place Place { get; } = new(source.File, (int)node.Start.Line);

    /// <summary>Every key, as written.</summary>
    public IEnumerable<string> Keys => node.Children.Keys.Select(key => ((YamlScalarNode)key).Value ?? "");

    /// <exception cref="SemanticException">A key is none of these.</exception>
    public void Only(Shape known)
    {
        shape = known;
        foreach (var key in node.Children.Keys.Cast<YamlScalarNode>())
        {
            if (!known.Has(key.Value ?? ""))
                throw new Place(file, (int)key.Start.Line).Error($"unknown key '{key.Value}': {NearestName.Suggest(key.Value ?? "", known.Names)}");
        }
    }

    public bool Has(string key) => Node(key) is not null;

    /// <summary>Where a key's value stands.</summary>
    public Place PlaceOf(string key) => Node(key) is { } value ? new Place(file, (int)value.Start.Line) : Place;

    public string Text(string key, string otherwise = "") => Scalar(key) is { } scalar ? source.Value(scalar) : otherwise;

    /// <summary>A text of a closed list, in any case; lower case.</summary>
    public string Word(string key) => Text(key).ToLowerInvariant();

    public string Required(string key)
    {
        var text = Text(key);
        return text.Length > 0 ? text : throw Place.Error($"expected a key '{key}' with a value, found {(Has(key) ? "an empty one" : "none")}");
    }

    public bool Flag(string key, bool otherwise = false) => Word(key) switch
    {
        "" => otherwise,
        "true" => true,
        "false" => false,
        var other => throw PlaceOf(key).Error($"{key}: expected true or false, found '{other}'"),
    };

    public decimal? Number(string key)
    {
        var text = Text(key);
        if (text.Length == 0) return null;
        return decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw PlaceOf(key).Error($"{key}: expected a number, found '{text}'");
    }

    public YamlMap? Map(string key) => Node(key) switch
    {
        null => null,
        YamlMappingNode mapping => new YamlMap(source, mapping),
        YamlScalarNode { Value: null or "" } => null,
        var other => throw new Place(file, (int)other.Start.Line).Error($"{key}: expected keys and values"),
    };

    public bool IsMap(string key) => Node(key) is YamlMappingNode;

    /// <summary>The mappings of a list; a single mapping counts as a list of one.</summary>
    public IReadOnlyList<YamlMap> Maps(string key) => Node(key) switch
    {
        null => [],
        YamlScalarNode { Value: null or "" } => [],
        YamlMappingNode mapping => [new YamlMap(source, mapping)],
        YamlSequenceNode list => [.. list.Children.Select(child => child is YamlMappingNode mapping
            ? new YamlMap(source, mapping)
            : throw new Place(file, (int)child.Start.Line).Error($"{key}: expected a list of keys and values"))],
        var other => throw new Place(file, (int)other.Start.Line).Error($"{key}: expected a list"),
    };

    /// <summary>The texts of a list; a single text counts as a list of one.</summary>
    public IReadOnlyList<string> Texts(string key) => Node(key) switch
    {
        null => [],
        YamlScalarNode { Value: null or "" } => [],
        YamlScalarNode text => [source.Value(text)],
        YamlSequenceNode list => [.. list.Children.Select(child => child is YamlScalarNode { Value.Length: > 0 } text
            ? source.Value(text)
            : throw new Place(file, (int)child.Start.Line).Error($"{key}: expected a list of texts"))],
        var other => throw new Place(file, (int)other.Start.Line).Error($"{key}: expected a list of texts"),
    };

    /// <exception cref="InvalidOperationException">A reader asks for a key that its shape does not name, so no manifest could ever have it.</exception>
    private YamlNode? Node(string key)
    {
        if (shape is not null && !shape.Has(key)) throw new InvalidOperationException($"the shape {shape.Name} has no key '{key}'");
        return node.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;
    }

    private YamlScalarNode? Scalar(string key) => Node(key) switch
    {
        null => null,
        YamlScalarNode { Style: YamlDotNet.Core.ScalarStyle.Plain, Value: "null" or "~" } => null,
        YamlScalarNode scalar => scalar,
        var other => throw new Place(file, (int)other.Start.Line).Error($"{key}: expected a single value"),
    };
}
