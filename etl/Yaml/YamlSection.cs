using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Warehouse.Etl.Yaml;

/// <summary>A mapping of a YAML file, read key by key; every error names file, line, column, the key, what was expected and what was found.</summary>
public sealed class YamlSection
{
    private readonly YamlMappingNode node;
    private readonly string path;

    private YamlSection(string file, YamlMappingNode node, string path)
    {
        File = file;
        this.node = node;
        this.path = path;
    }

    /// <summary>The file, as errors name it.</summary>
    public string File { get; }

    /// <summary>The keys in their order.</summary>
    public IEnumerable<string> Keys => node.Children.Keys.OfType<YamlScalarNode>().Select(key => key.Value ?? "");

    /// <summary>Reads a file whose top is a mapping.</summary>
    /// <exception cref="WarehouseException">It can't be read, isn't YAML, or holds something else.</exception>
    public static YamlSection Read(string file)
    {
        try
        {
            using var reader = new StreamReader(file);
            var yaml = new YamlStream();
            yaml.Load(reader);
            if (yaml.Documents.Count == 1 && yaml.Documents[0].RootNode is YamlMappingNode root) return new YamlSection(file, root, "");
            throw new WarehouseException($"{file}: expected one mapping of keys to values, found {(yaml.Documents.Count == 0 ? "nothing" : "something else")}");
        }
        catch (YamlException error)
        {
            throw new WarehouseException($"{file}:{error.Start.Line}:{error.Start.Column}: not YAML: {error.InnerException?.Message ?? error.Message}", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new WarehouseException($"{file}: can't be read: {error.Message}", error);
        }
    }

    /// <summary>Refuses keys other than these.</summary>
    public YamlSection Only(params string[] known)
    {
        foreach (var key in node.Children.Keys)
        {
            var name = (key as YamlScalarNode)?.Value ?? key.ToString();
            if (!known.Contains(name, StringComparer.Ordinal)) throw Error(key, $"unknown key '{Named(name)}'{NearestName.Hint(name, known)}");
        }

        return this;
    }

    public bool Has(string key) => Find(key) is not null;

    /// <summary>A text that must be there.</summary>
    public string Text(string key) => OptionalText(key) ?? throw Missing(key, "a text");

    public string? OptionalText(string key) => Find(key) switch
    {
        null => null,
        YamlScalarNode scalar => Value(scalar),
        var other => throw Wrong(other, key, "a text"),
    };

    public bool Flag(string key, bool otherwise) => Scalar(key) switch
    {
        null => otherwise,
        (_, "true") => true,
        (_, "false") => false,
        var (at, _) => throw Wrong(at, key, "true or false"),
    };

    public decimal? Number(string key)
    {
        if (Scalar(key) is not var (at, text)) return null;
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : throw Wrong(at, key, "a number");
    }

    /// <summary>A list of texts; one text alone is a list of one; a missing key is an empty list.</summary>
    public IReadOnlyList<string> Texts(string key) => Find(key) switch
    {
        null => [],
        YamlScalarNode scalar => Value(scalar) is { } one ? [one] : [],
        YamlSequenceNode list => [.. list.Children.Select(item => item is YamlScalarNode { Value: { } text } ? text : throw Wrong(item, key, "a list of texts"))],
        var other => throw Wrong(other, key, "a list of texts"),
    };

    /// <summary>A mapping, or null.</summary>
    public YamlSection? Section(string key) => Find(key) switch
    {
        null => null,
        YamlMappingNode mapping => new YamlSection(File, mapping, Named(key)),
        var other => throw Wrong(other, key, "a mapping"),
    };

    /// <summary>A list of mappings; a missing key is an empty list.</summary>
    public IReadOnlyList<YamlSection> Sections(string key) => Find(key) switch
    {
        null => [],
        YamlSequenceNode list => [.. list.Children.Select((item, at) => item is YamlMappingNode mapping
            ? new YamlSection(File, mapping, $"{Named(key)}[{at + 1}]")
            : throw Wrong(item, key, "a list of mappings"))],
        var other => throw Wrong(other, key, "a list of mappings"),
    };

    /// <summary>A list whose items are a word or a mapping of one word to its arguments, such as <c>[not_null, {accepted_values: [a, b]}]</c>.</summary>
    public IReadOnlyList<(string Word, YamlSection? Arguments)> Words(string key) => Find(key) switch
    {
        null => [],
        YamlSequenceNode list => [.. list.Children.Select(item => item switch
        {
            YamlScalarNode { Value: { } word } => (word, (YamlSection?)null),
            YamlMappingNode { Children.Count: 1 } mapping => (new YamlSection(File, mapping, Named(key)).Keys.First(), new YamlSection(File, mapping, Named(key))),
            _ => throw Wrong(item, key, "a list of names, or of names with arguments"),
        })],
        var other => throw Wrong(other, key, "a list"),
    };

    /// <summary>Where a key stands, else the mapping itself: file, line and column, as errors begin.</summary>
    public string Place(string key) => Place(Find(key) ?? node);

    /// <summary>An error at this key, else at the mapping itself.</summary>
    public WarehouseException Error(string key, string message) => Error(Find(key) ?? node, message);

    private static string? Value(YamlScalarNode scalar) =>
        scalar.Style == ScalarStyle.Plain && scalar.Value is null or "" or "~" or "null" ? null : scalar.Value;

    private (YamlNode At, string Text)? Scalar(string key) => Find(key) switch
    {
        null => null,
        YamlScalarNode scalar => Value(scalar) is { } text ? (scalar, text) : null,
        var other => throw Wrong(other, key, "a single value"),
    };

    private YamlNode? Find(string key) => node.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;

    private string Named(string key) => path.Length == 0 ? key : $"{path}.{key}";

    private WarehouseException Missing(string key, string expected) => Error(node, $"'{Named(key)}' is missing; expected {expected}");

    private WarehouseException Wrong(YamlNode at, string key, string expected) =>
        Error(at, $"'{Named(key)}': expected {expected}, found {(at is YamlScalarNode scalar ? $"'{scalar.Value}'" : at is YamlSequenceNode ? "a list" : "a mapping")}");

    private WarehouseException Error(YamlNode at, string message) => new($"{Place(at)}: {message}");

    private string Place(YamlNode at) => $"{File}:{at.Start.Line}:{at.Start.Column}";
}
