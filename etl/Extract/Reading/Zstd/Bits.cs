using System.Buffers.Binary;
using System.Numerics;

namespace Warehouse.Etl.Extract.Reading.Zstd;

/// <summary>Bits read from front to back, as a table description is written.</summary>
internal ref struct ForwardBits(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> bytes = bytes;
    private int position;

    /// <summary>Whole bytes read so far.</summary>
    public readonly int BytesRead => (position + 7) / 8;

    public int Read(int count)
    {
        var value = 0;
        for (var at = 0; at < count; at++, position++)
        {
            if (position / 8 >= bytes.Length) throw Zstandard.Damaged("a table ends too early");
            value |= ((bytes[position / 8] >> (position % 8)) & 1) << at;
        }

        return value;
    }

    public void Back(int count) => position -= count;
}

/// <summary>Bits read from back to front, as the entropy coders write them; beyond the front there are zeros.</summary>
/// <remarks>Eight bytes behind the last one must be readable.</remarks>
internal ref struct BackwardBits
{
    private readonly ReadOnlySpan<byte> bytes;

    /// <param name="bytes">The stream; with at least eight bytes of anything behind it in <paramref name="padded"/>.</param>
    /// <param name="padded">The same with those bytes.</param>
    public BackwardBits(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> padded)
    {
        this.bytes = padded;
        if (bytes.IsEmpty || bytes[^1] == 0) throw Zstandard.Damaged("a stream of bits has no end mark");
        Left = ((bytes.Length - 1) * 8) + BitOperations.Log2(bytes[^1]);
    }

    /// <summary>Bits left; negative when more were read than there are.</summary>
    public long Left { get; private set; }

    public ulong Read(int count)
    {
        if (count == 0) return 0;
        Left -= count;
        if (Left >= 0) return At(Left) & ((1UL << count) - 1);
        var there = count + Left;
        return there <= 0 ? 0 : (At(0) & ((1UL << (int)there) - 1)) << (int)-Left;
    }

    private readonly ulong At(long bit) => BinaryPrimitives.ReadUInt64LittleEndian(bytes[(int)(bit >> 3)..]) >> (int)(bit & 7);
}
