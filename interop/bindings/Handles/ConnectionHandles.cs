namespace DuckDB.NET.Native;

/// <summary>An open database: duckdb_database.</summary>
public sealed unsafe class DuckDBDatabase : DuckDBHandle
{
    private protected override void Destroy(IntPtr* pointer) => Release.Database(pointer);
}

/// <summary>Options a database is opened with: duckdb_config.</summary>
public sealed unsafe class DuckDBConfig : DuckDBHandle
{
    private protected override void Destroy(IntPtr* pointer) => Release.Config(pointer);
}

/// <summary>A session on a database: duckdb_connection.</summary>
public sealed unsafe class DuckDBNativeConnection : DuckDBHandle
{
    /// <summary>Asks the running query to stop; it ends with an error of type Interrupt. Safe from any thread.</summary>
    public void Interrupt() => NativeMethods.Startup.Interrupt(this);

    private protected override void Destroy(IntPtr* pointer) => Release.Connection(pointer);
}

/// <summary>What a connection knows of itself: duckdb_client_context.</summary>
public sealed unsafe class DuckDBClientContext : DuckDBHandle
{
    public ulong ConnectionId => NativeMethods.Startup.ConnectionId(this);

    private protected override void Destroy(IntPtr* pointer) => Release.ClientContext(pointer);
}

/// <summary>How a result becomes Arrow: duckdb_arrow_options.</summary>
public sealed unsafe class DuckDBArrowOptions : DuckDBHandle
{
    private protected override void Destroy(IntPtr* pointer) => Release.ArrowOptions(pointer);
}
