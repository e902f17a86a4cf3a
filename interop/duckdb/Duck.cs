namespace Warehouse.DuckDb;

/// <summary>Opens databases.</summary>
public static class Duck
{
}
