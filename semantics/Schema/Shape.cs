namespace Warehouse.Semantics.Schema;

/// <summary>A mapping of a manifest: the keys it may have. The readers refuse every other, and the JSON Schema is written from the same list.</summary>
/// <param name="Name">What it is called in the schema: <c>measure</c>.</param>
internal sealed record Shape(string Name, params IReadOnlyList<Key> Keys)
{
    private readonly HashSet<string> names = [.. Keys.Select(key => key.Name)];

    /// <summary>Where the content of one key depends on what another says: each word and what then stands under the key.</summary>
    public Dependency? Depends { get; init; }

    public IEnumerable<string> Names => Keys.Select(key => key.Name);

    public bool Has(string key) => names.Contains(key);
}

/// <summary>A key of a mapping.</summary>
/// <param name="Meaning">What an editor shows beside it.</param>
internal sealed record Key(string Name, Content Content, string Meaning = "", bool IsRequired = false);

/// <summary>What stands under <paramref name="Key"/> is decided by the word under <paramref name="By"/>.</summary>
internal sealed record Dependency(string By, string Key, IReadOnlyDictionary<string, Shape> Shapes);
