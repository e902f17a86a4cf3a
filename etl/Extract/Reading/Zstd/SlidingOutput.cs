namespace Warehouse.Etl.Extract.Reading.Zstd;

/// <summary>What has been unpacked: written on in pieces, while as much is kept as later matches may reach back to.</summary>
internal sealed class SlidingOutput
{
    private const int LargestBlock = 1 << 17;

    private readonly Stream plain;
    private readonly int window;
    private readonly byte[] buffer;
    private readonly XxHash64 hash = new();
    private int written;
    private int end;

    public SlidingOutput(Stream plain, int window)
    {
        this.plain = plain;
        this.window = window;
        buffer = new byte[window + (4 * LargestBlock)];
    }

    /// <summary>Bytes unpacked so far in this frame.</summary>
    public long Total { get; private set; }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        Grow(bytes.Length);
        bytes.CopyTo(buffer.AsSpan(end - bytes.Length));
    }

    public void Repeat(byte value, int count)
    {
        Grow(count);
        buffer.AsSpan(end - count, count).Fill(value);
    }

    /// <summary>Copies what stands <paramref name="offset"/> bytes back; it may overlap what is being written.</summary>
    public void Copy(long offset, int length)
    {
        if (offset <= 0 || offset > end || offset > Total) throw Zstandard.Damaged("a match reaches back too far");
        Grow(length);
        var to = end - length;
        var from = to - (int)offset;
        if (offset >= length)
        {
            buffer.AsSpan(from, length).CopyTo(buffer.AsSpan(to));
            return;
        }

        for (var at = 0; at < length; at++) buffer[to + at] = buffer[from + at];
    }

    /// <summary>Makes room for the next block.</summary>
    public void EndBlock()
    {
        if (end + (2 * LargestBlock) <= buffer.Length) return;
        Flush();
        var keep = Math.Min(window, end);
        buffer.AsSpan(end - keep, keep).CopyTo(buffer);
        end = keep;
        written = keep;
    }

    public void Flush()
    {
        var ready = buffer.AsSpan(written, end - written);
        hash.Add(ready);
        plain.Write(ready);
        written = end;
    }

    /// <summary>XXH64 of the frame; after <see cref="Flush"/>.</summary>
    public ulong Checksum() => hash.Finish();

    private void Grow(int count)
    {
        if (count > buffer.Length - end) throw Zstandard.Damaged("a block unpacks to too much");
        end += count;
        Total += count;
    }
}
