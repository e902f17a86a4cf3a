using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

/// <summary>What a statement gave: duckdb_result, 48 bytes, filled and read by C only.</summary>
[StructLayout(LayoutKind.Sequential)]
public unsafe struct DuckDBResult : IDisposable
{
    private readonly ulong columnCount;
    private readonly ulong rowCount;
    private readonly ulong rowsChanged;
    private readonly IntPtr columns;
    private readonly IntPtr errorMessage;
    private readonly IntPtr internalData;

    /// <summary>Frees the rows. A result never filled, or closed already, is left alone.</summary>
    public void Close()
    {
        fixed (DuckDBResult* result = &this)
            Release.Result(result);
    }

    public void Dispose() => Close();
}

/// <summary>How far the running query is: 24 bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
public readonly struct DuckDBQueryProgress
{
    /// <summary>0 to 100; -1 when nothing runs or it cannot be told.</summary>
    public readonly double Percentage;

    public readonly ulong RowsProcessed;

    public readonly ulong TotalRowsToProcess;
}

/// <summary>Where a row's list lies in the child vector: 16 bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
public readonly struct DuckDBListEntry(ulong offset, ulong length)
{
    public ulong Offset { get; } = offset;

    public ulong Length { get; } = length;
}
