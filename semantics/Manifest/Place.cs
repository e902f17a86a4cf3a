namespace Warehouse.Semantics.Manifest;

/// <summary>Where something stands in the manifest, for messages.</summary>
internal sealed record Place(string File, int Line)
{
    public override string ToString() => $"{File}, line {Line}";

    /// <summary>An error at this place.</summary>
    public SemanticException Error(string message) => new($"{this}: {message}");
}
