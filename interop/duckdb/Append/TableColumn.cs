namespace Warehouse.DuckDb;

/// <summary>A column as its table declares it.</summary>
/// <param name="Position">From 1.</param>
/// <param name="Type">DuckDB's name for the type, such as <c>DECIMAL(18,2)</c>.</param>
public sealed record TableColumn(int Position, string Name, string Type, bool IsNullable);
