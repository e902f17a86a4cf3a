namespace Warehouse.Reports.Packs;

/// <summary>A pack could not be written; the message says what was expected, what was found and what to do.</summary>
public sealed class PackException(string message, Exception? inner = null) : Exception(message, inner);
