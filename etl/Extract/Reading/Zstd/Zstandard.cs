using System.Buffers.Binary;

namespace Warehouse.Etl.Extract.Reading.Zstd;

/// <summary>Unpacks Zstandard (RFC 8878), which .NET 10 has no reader for, and notices when the end is missing, which DuckDB's reader does not.</summary>
internal static class Zstandard
{
    private const uint FrameMagic = 0xFD2FB528;
    private const uint SkippableMagic = 0x184D2A50;
    private const long LargestWindow = 1L << 29;
    private const int LargestBlock = 1 << 17;

    /// <summary>Unpacks every frame to the end.</summary>
    /// <exception cref="InvalidDataException">The data isn't Zstandard, is damaged, needs a dictionary, or ends too early.</exception>
    public static void Unpack(Stream packed, Stream plain)
    {
        try
        {
            Frames(packed, plain);
        }
        catch (Exception error) when (error is IndexOutOfRangeException or ArgumentException)
        {
            // Lengths and places come from the data; what points outside of it is damage, wherever that shows first.
            throw new InvalidDataException("the Zstandard data is damaged", error);
        }
    }

    internal static InvalidDataException Damaged(string what) => new($"the Zstandard data is damaged: {what}");

    private static void Frames(Stream packed, Stream plain)
    {
        var magic = new byte[4];
        var frames = 0;
        for (int read; (read = packed.ReadAtLeast(magic, 4, throwOnEndOfStream: false)) > 0; frames++)
        {
            if (read < 4) throw Short();
            var number = BinaryPrimitives.ReadUInt32LittleEndian(magic);
            if ((number & 0xFFFFFFF0) == SkippableMagic) Skip(packed, Read(packed, 4));
            else if (number == FrameMagic) Frame(packed, plain);
            else throw new InvalidDataException("the data isn't Zstandard");
        }

        if (frames == 0) throw new InvalidDataException("the file is empty");
    }

    private static void Frame(Stream packed, Stream plain)
    {
        var descriptor = (int)Read(packed, 1);
        var isSingleSegment = (descriptor & 0x20) != 0;
        var window = isSingleSegment ? 0 : WindowSize((int)Read(packed, 1));
        if (Read(packed, new[] { 0, 1, 2, 4 }[descriptor & 3]) != 0) throw new InvalidDataException("the Zstandard data needs a dictionary; pack it without one");
        var sizeBytes = (descriptor >> 6) switch { 0 => isSingleSegment ? 1 : 0, 1 => 2, 2 => 4, _ => 8 };
        var size = (long)Read(packed, sizeBytes) + (sizeBytes == 2 ? 256 : 0);
        if (isSingleSegment) window = size;
        if (window is < 0 or > LargestWindow) throw new InvalidDataException($"the Zstandard data needs a window of {window} bytes; pack it with one of at most {LargestWindow}");

        var output = new SlidingOutput(plain, (int)Math.Max(window, 1024));
        Blocks(packed, output, new BlockDecoder(output));
        output.Flush();
        if (sizeBytes > 0 && output.Total != size) throw Damaged($"{output.Total} bytes instead of {size}");
        if ((descriptor & 4) != 0 && (uint)Read(packed, 4) != (uint)output.Checksum()) throw Damaged("its checksum differs");
    }

    private static void Blocks(Stream packed, SlidingOutput output, BlockDecoder decoder)
    {
        // The decoders read eight bytes at a time, so the buffer is longer than a block by that much.
        var block = new byte[LargestBlock + sizeof(ulong)];
        for (var isLast = false; !isLast;)
        {
            var header = (int)Read(packed, 3);
            isLast = (header & 1) != 0;
            var size = header >> 3;
            if (size > LargestBlock) throw Damaged("a block is too large");
            switch ((header >> 1) & 3)
            {
                case 0:
                    Fill(packed, block, size);
                    output.Append(block.AsSpan(0, size));
                    break;
                case 1:
                    output.Repeat((byte)Read(packed, 1), size);
                    break;
                case 2:
                    Fill(packed, block, size);
                    decoder.Decode(block, size);
                    break;
                default:
                    throw Damaged("a block of an unknown kind");
            }

            output.EndBlock();
        }
    }

    private static long WindowSize(int descriptor)
    {
        var size = 1L << (10 + (descriptor >> 3));
        return size + (size / 8 * (descriptor & 7));
    }

    private static ulong Read(Stream packed, int bytes)
    {
        Span<byte> number = stackalloc byte[8];
        number.Clear();
        if (packed.ReadAtLeast(number[..bytes], bytes, throwOnEndOfStream: false) < bytes) throw Short();
        return BinaryPrimitives.ReadUInt64LittleEndian(number);
    }

    private static void Fill(Stream packed, byte[] block, int size)
    {
        if (packed.ReadAtLeast(block.AsSpan(0, size), size, throwOnEndOfStream: false) < size) throw Short();
    }

    private static void Skip(Stream packed, ulong bytes)
    {
        var rest = new byte[1 << 12];
        while (bytes > 0)
        {
            var read = packed.Read(rest, 0, (int)Math.Min(bytes, (ulong)rest.Length));
            if (read == 0) throw Short();
            bytes -= (ulong)read;
        }
    }

    private static InvalidDataException Short() => new("the Zstandard data ends too early");
}
