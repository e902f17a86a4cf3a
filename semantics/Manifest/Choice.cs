namespace Warehouse.Semantics.Manifest;

/// <summary>Reads one word out of a few.</summary>
internal static class Choice
{
    /// <summary>The member of <typeparamref name="T"/> that a key names in lower case.</summary>
    /// <param name="otherwise">Where the key is not there; null = it must be.</param>
    /// <exception cref="SemanticException">It names none: what was expected, what was found, the nearest.</exception>
    public static T Read<T>(YamlMap map, string key, T? otherwise)
        where T : struct, Enum
    {
        var text = map.Text(key);
        if (text.Length == 0 && otherwise is { } given) return given;
        var known = Enum.GetNames<T>().Select(name => name.ToLowerInvariant()).ToList();
        if (text.Length == 0) throw map.Place.Error($"expected a key '{key}': one of {string.Join(", ", known)}");
        var at = known.IndexOf(text);
        return at >= 0
            ? Enum.GetValues<T>()[at]
            : throw map.PlaceOf(key).Error($"{key}: '{text}' is unknown; {NearestName.Suggest(text, known)}");
    }
}
