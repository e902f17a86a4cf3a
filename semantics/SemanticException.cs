namespace Warehouse.Semantics;

/// <summary>A request or manifest that cannot be answered as it stands; the message names the place, what was expected and the nearest known name.</summary>
public sealed class SemanticException(string message) : Exception(message);
