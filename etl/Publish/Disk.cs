using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Warehouse.Etl.Publish;

/// <summary>Has the operating system write to the disk before we go on, so that a power cut finds renames in the order in which they were made.</summary>
internal static partial class Disk
{
    private const int NotSupportedHere = 22;

    /// <summary>Flushes a file, or a folder's entries.</summary>
    /// <exception cref="IOException">The disk refused.</exception>
    public static void Flush(string path)
    {
        if (OperatingSystem.IsWindows()) return;
        using var handle = new SafeFileHandle(Open(path, flags: 0), ownsHandle: true);
        if (handle.IsInvalid || Fsync(handle) == 0) return;
        var error = Marshal.GetLastPInvokeError();
        // A file system that cannot flush a folder leaves us the order of its own journal; anything else is worth knowing.
        if (error != NotSupportedHere) throw new IOException($"{path}: could not be flushed to the disk (errno {error})");
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Fsync(SafeFileHandle handle);
}
