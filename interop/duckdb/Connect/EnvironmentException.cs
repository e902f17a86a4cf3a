namespace Warehouse.DuckDb;

/// <summary>A variable of the environment holds what it can't; the message names it and what was expected.</summary>
public sealed class EnvironmentException(string variable, string expected, string found) : Exception($"{variable}: expected {expected}, found '{found}'");
