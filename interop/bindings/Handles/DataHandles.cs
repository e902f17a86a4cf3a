namespace DuckDB.NET.Native;

/// <summary>The full type of a column, with its parts: duckdb_logical_type.</summary>
public sealed unsafe class DuckDBLogicalType : DuckDBHandle
{
    private protected override void Destroy(IntPtr* pointer) => Release.LogicalType(pointer);
}

/// <summary>Up to 2,048 rows, column by column: duckdb_data_chunk. No more rows: an invalid handle.</summary>
public sealed unsafe class DuckDBDataChunk : DuckDBHandle
{
    public DuckDBDataChunk()
    {
    }

    /// <summary>Borrows a chunk that DuckDB owns, as in a function's callback: it is never destroyed from here.</summary>
    public DuckDBDataChunk(IntPtr chunk)
        : base(ownsHandle: false) => SetHandle(chunk);

    private protected override void Destroy(IntPtr* pointer) => Release.DataChunk(pointer);
}

/// <summary>An error with its kind: duckdb_error_data.</summary>
public sealed unsafe class DuckDBErrorData : DuckDBHandle
{
    public bool HasError => !IsInvalid && NativeMethods.ErrorData.HasError(this);

    /// <summary>DuckDB's message; empty when there is none.</summary>
    public string Message => IsInvalid ? "" : NativeMethods.ErrorData.Message(this);

    private protected override void Destroy(IntPtr* pointer) => Release.ErrorData(pointer);
}
