using Warehouse.Semantics.Manifest;

namespace Warehouse.Semantics.Sparse;

/// <summary>How rows of one model reach an item: over keys that each name one row, then a dimension or key of the last model.</summary>
/// <param name="Links">The full names of the way, as the item's column shows them.</param>
internal sealed record ItemPath(
    IReadOnlyList<string> Links, IReadOnlyList<JoinStep> Steps, SemanticModel Holder, Dimension? Dimension, Entity? Entity)
{
    public string Element => Dimension?.Name ?? Entity!.Name;

    public string Name => Links.Count == 0 ? Element : $"{string.Join("__", Links)}__{Element}";

    /// <summary>The finest that is known of it; null where it is no time.</summary>
    public Grain? Grain => Dimension?.Grain;
}

/// <summary>From a key of one model to the row of another that it names.</summary>
internal sealed record JoinStep(Entity From, SemanticModel Target, Entity To);
