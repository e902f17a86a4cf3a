using System.Buffers.Binary;

namespace Warehouse.Etl.Extract.Reading.Zstd;

/// <summary>Decodes the compressed blocks of one frame; tables and offsets carry over from block to block.</summary>
internal sealed class BlockDecoder(SlidingOutput output)
{
    private const int LargestBlock = 1 << 17;

    private readonly byte[] literals = new byte[LargestBlock];
    private readonly SequenceDecoder sequences = new();
    private HuffmanTable? tree;

    /// <summary>Decodes a block; eight bytes behind it are readable.</summary>
    public void Decode(byte[] block, int size)
    {
        var at = Literals(block, size, out var count);
        sequences.Decode(block, at, size, literals.AsSpan(0, count), output);
    }

    /// <returns>Where the sequences begin.</returns>
    private int Literals(byte[] block, int size, out int count)
    {
        if (size < 1) throw Zstandard.Damaged("an empty block");
        var kind = block[0] & 3;
        var format = (block[0] >> 2) & 3;
        var header = BinaryPrimitives.ReadUInt64LittleEndian(block);
        if (kind < 2)
        {
            var headerBytes = format switch { 1 => 2, 3 => 3, _ => 1 };
            count = (int)((header & ((1UL << (headerBytes * 8)) - 1)) >> (headerBytes == 1 ? 3 : 4));
            var stored = kind == 0 ? count : 1;
            if (count > LargestBlock || headerBytes + stored > size) throw Zstandard.Damaged("literals are longer than their block");
            if (kind == 0) block.AsSpan(headerBytes, count).CopyTo(literals);
            else literals.AsSpan(0, count).Fill(block[headerBytes]);
            return headerBytes + stored;
        }

        var bits = format switch { 0 or 1 => 10, 2 => 14, _ => 18 };
        var start = (4 + (2 * bits) + 7) / 8;
        count = (int)((header >> 4) & ((1UL << bits) - 1));
        var packed = (int)((header >> (4 + bits)) & ((1UL << bits) - 1));
        if (count > LargestBlock || start + packed > size) throw Zstandard.Damaged("literals are longer than their block");
        Unpack(block.AsSpan(start), packed, literals.AsSpan(0, count), isNewTree: kind == 2, isOneStream: format == 0);
        return start + packed;
    }

    private void Unpack(ReadOnlySpan<byte> source, int length, Span<byte> into, bool isNewTree, bool isOneStream)
    {
        var at = 0;
        if (isNewTree) tree = HuffmanTable.Read(source, length, out at);
        if (tree is null) throw Zstandard.Damaged("literals without a tree");
        if (isOneStream)
        {
            tree.Decode(source[at..length], source[at..], into);
            return;
        }

        if (length < at + 6) throw Zstandard.Damaged("literals are too short for four streams");
        var quarter = (into.Length + 3) / 4;
        if (quarter * 3 > into.Length) throw Zstandard.Damaged("too few literals for four streams");
        var stream = at + 6;
        for (var part = 0; part < 4; part++)
        {
            var end = part < 3 ? stream + BinaryPrimitives.ReadUInt16LittleEndian(source[(at + (part * 2))..]) : length;
            if (end > length) throw Zstandard.Damaged("a stream of literals is longer than its block");
            tree.Decode(source[stream..end], source[stream..], part < 3 ? into.Slice(part * quarter, quarter) : into[(3 * quarter)..]);
            stream = end;
        }
    }
}
