namespace Warehouse.Semantics.Resolve;

/// <summary>The business's settings that definitions read: one value a name.</summary>
internal sealed class Settings(IReadOnlyDictionary<string, object?> values)
{
    /// <exception cref="SemanticException">There is no such setting.</exception>
    public object? Value(string name) =>
        values.TryGetValue(name, out var value) ? value : throw new SemanticException($"the setting '{name}' is unknown; {NearestName.Suggest(name, values.Keys)}");

    /// <summary>The value; null where there is no such setting or it is empty.</summary>
    public object? Known(string name) => values.GetValueOrDefault(name);

    /// <summary>A whole number, as months are.</summary>
    /// <exception cref="SemanticException">There is no such setting, or it is no whole number.</exception>
    public int Number(string name) => Value(name) switch
    {
        int number => number,
        long number => (int)number,
        var other => throw new SemanticException($"the setting '{name}' is '{other}', expected a whole number"),
    };
}
