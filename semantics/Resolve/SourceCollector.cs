using Warehouse.Semantics.Entities;
using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Manifest;

namespace Warehouse.Semantics.Resolve;

/// <summary>Gathers what the metrics of a request read, so that measures which can share a scan do, and every column has a name of its own.</summary>
internal sealed class SourceCollector
{
    private readonly Dictionary<string, (string Name, Source Source, List<Leaf> Leaves)> sources = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Leaf> leaves = new(StringComparer.Ordinal);
    private readonly HashSet<string> names = new(StringComparer.Ordinal);

    public IReadOnlyList<ResolvedSource> Sources => [.. sources.Values.Select(s => new ResolvedSource(s.Name, s.Source, s.Leaves))];

    /// <summary>The column of a measure read from a source; the same reading is one column.</summary>
    public Leaf Leaf(Source source, Measure measure, InputContext context, string sourceSuffix)
    {
        var key = $"{source.Key}||{measure.Name}|{context.Filter}|{context.IsWhole}";
        if (leaves.TryGetValue(key, out var known)) return known;
        if (!sources.TryGetValue(source.Key, out var group))
        {
            group = (UniqueName($"{source.Model.Name}_{source.Reach.Suffix}{sourceSuffix}"), source, []);
            sources.Add(source.Key, group);
        }

        var leaf = Detached(measure, context);
        group.Leaves.Add(leaf);
        return leaves[key] = leaf;
    }

    /// <summary>The column of one of the numbers that a source of entities yields.</summary>
    /// <param name="output">Which of them.</param>
    /// <param name="table">What the table is called, unless another has the name.</param>
    /// <param name="column">The same for the column.</param>
    public Leaf Entities(EntitySource source, Measure measure, string output, string table, string column, bool fillsWithZero, int offset)
    {
        var key = $"{source.Key}||{output}";
        if (leaves.TryGetValue(key, out var known)) return known;
        if (!sources.TryGetValue(source.Key, out var group)) sources.Add(source.Key, group = (UniqueName(table), source, []));
        var leaf = new Leaf(UniqueName(column), measure with { FillsWithZero = fillsWithZero }, null, null, offset) { Output = output };
        group.Leaves.Add(leaf);
        return leaves[key] = leaf;
    }

    /// <summary>A column that belongs to no scan of its own.</summary>
    public Leaf Detached(Measure measure, InputContext context) => new(
        UniqueName(measure.Name + context.Suffix),
        measure,
        context.Filter,
        context is { IsWhole: true, WindowMonths: { } window } ? window : null,
        context.OffsetMonths);

    /// <summary>The name, with a number where it is taken.</summary>
    public string UniqueName(string name)
    {
        var unique = name;
        for (var i = 2; !names.Add(unique); i++) unique = $"{name}_{i}";
        return unique;
    }
}
