using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

/// <summary>A pointer that DuckDB made and must be given back to it; zero is no handle.</summary>
/// <remarks>
/// Finalizers matter: DuckDB.NET.Data abandons prepared statements whose preparation failed. The destroy functions take
/// the address of the pointer, because the C side zeroes it.
/// </remarks>
public abstract unsafe class DuckDBHandle : SafeHandle
{
    private protected DuckDBHandle(bool ownsHandle = true)
        : base(IntPtr.Zero, ownsHandle)
    {
    }

    public override bool IsInvalid => handle == IntPtr.Zero;

    private protected abstract void Destroy(IntPtr* pointer);

    protected override bool ReleaseHandle()
    {
        var pointer = handle;
        Destroy(&pointer);
        return true;
    }
}
