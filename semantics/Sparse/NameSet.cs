namespace Warehouse.Semantics.Sparse;

/// <summary>The names of one statement's tables and columns, each used once.</summary>
internal sealed class NameSet(IEnumerable<string> taken)
{
    private readonly HashSet<string> names = new(taken, StringComparer.OrdinalIgnoreCase);

    /// <summary>The name, with a number where it is taken.</summary>
    public string Unique(string name)
    {
        var unique = name;
        for (var i = 2; !names.Add(unique); i++) unique = $"{name}_{i}";
        return unique;
    }
}
