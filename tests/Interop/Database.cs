using DuckDB.NET.Data;
using Warehouse.DuckDb;

namespace Warehouse.Tests.Interop;

/// <summary>One database in memory for all tests of a class, where each begins by replacing what it needs.</summary>
public sealed class Database : IDisposable
{
    public DuckDBConnection Connection { get; } = Duck.Open(Duck.InMemory);

    public void Dispose() => Connection.Dispose();
}
