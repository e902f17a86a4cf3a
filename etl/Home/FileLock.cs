namespace Warehouse.Etl;

/// <summary>A file that the operating system keeps locked while a process has it open; a process that is killed frees it.</summary>
internal static class FileLock
{
    private const int WouldBlockOnLinux = 11;
    private const int WouldBlockOnMac = 35;
    private const int SharingViolation = unchecked((int)0x80070020);

    /// <summary>Takes the lock, or returns null when another process has it.</summary>
    /// <exception cref="WarehouseException">The file can't be opened at all: no rights, a read-only or a full disk.</exception>
    public static FileStream? TryTake(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException error) when (error.HResult is WouldBlockOnLinux or WouldBlockOnMac or SharingViolation)
        {
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new WarehouseException($"{path}: the lock can't be opened: {error.Message} Use a home that you may write to.", error);
        }
    }
}
