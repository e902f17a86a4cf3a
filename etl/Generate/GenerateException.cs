namespace Warehouse.Etl.Generate;

/// <summary>Extracts cannot be generated as asked; the message says what was expected, what was found and what to do.</summary>
public sealed class GenerateException(string message) : Exception(message);
