using System.Text;
using System.Text.Unicode;

namespace Warehouse.Etl.Extract.Reading;

/// <summary>One line of a text file.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Text">Without its end; bytes that aren't UTF-8 are replaced.</param>
/// <param name="End">"\n", "\r\n", "\r", or "" at the end of the file.</param>
/// <param name="Fault">What makes the line unreadable, or null.</param>
internal sealed record PhysicalLine(long Number, string Text, string End, LineFault? Fault);

/// <summary>Why a line or record can't be read.</summary>
internal sealed record LineFault(string Reason, string Expected, string Found);

/// <summary>Reads a file line by line, keeping what DuckDB's reader forgets: the number of every line and the bytes that are wrong.</summary>
internal sealed class PhysicalLines : IDisposable
{
    private readonly FileStream stream;
    private byte[] buffer = new byte[1 << 16];
    private int start;
    private int filled;
    private long number;
    private bool isAtEnd;

    public PhysicalLines(string path)
    {
        stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
        Fill();
        if (buffer.AsSpan(0, filled).StartsWith(Encoding.UTF8.Preamble)) start = Encoding.UTF8.Preamble.Length;
    }

    /// <summary>The next line, or null at the end.</summary>
    /// <param name="filter">Lines without quotes that it doesn't want are counted and passed over as bytes.</param>
    public PhysicalLine? Next(IRecordFilter? filter = null)
    {
        var searched = 0;
        while (true)
        {
            var rest = buffer.AsSpan(start, filled - start);
            var at = rest[searched..].IndexOfAny((byte)'\n', (byte)'\r');
            var isCut = at >= 0 && rest[searched + at] == '\r' && searched + at + 1 == rest.Length && !isAtEnd;
            if (at >= 0 && !isCut)
            {
                var length = searched + at;
                var end = rest[length] == '\n' ? "\n" : length + 1 < rest.Length && rest[length + 1] == '\n' ? "\r\n" : "\r";
                if (filter is null || length == 0 || rest[..length].Contains((byte)'"') || filter.Wants(rest[..length])) return Take(length, end);
                start += length + end.Length;
                number++;
                searched = 0;
                continue;
            }

            if (isAtEnd) return rest.IsEmpty ? null : Take(rest.Length, "");
            searched = isCut ? searched + at : rest.Length;
            Fill();
        }
    }

    public void Dispose() => stream.Dispose();

    private PhysicalLine Take(int length, string end)
    {
        var bytes = buffer.AsSpan(start, length);
        start += length + end.Length;
        return new PhysicalLine(++number, Encoding.UTF8.GetString(bytes), end, FaultOf(bytes));
    }

    private static LineFault? FaultOf(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Contains((byte)0)) return new LineFault("the line holds a NUL byte", "text", $"byte 00 at position {bytes.IndexOf((byte)0) + 1} of the line");
        if (Utf8.IsValid(bytes)) return null;

        var at = FirstInvalid(bytes);
        return new LineFault("the line isn't UTF-8", "text in utf-8, or the contract's 'encoding' set to what it is", $"byte {bytes[at]:X2} at position {at + 1} of the line");
    }

    private static int FirstInvalid(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (Rune.DecodeFromUtf8(bytes[at..], out _, out var consumed) == System.Buffers.OperationStatus.Done) at += consumed;
        return at;
    }

    private void Fill()
    {
        if (start > 0)
        {
            buffer.AsSpan(start, filled - start).CopyTo(buffer);
            filled -= start;
            start = 0;
        }

        if (filled == buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
        var read = stream.Read(buffer, filled, buffer.Length - filled);
        filled += read;
        isAtEnd = read == 0;
    }
}
