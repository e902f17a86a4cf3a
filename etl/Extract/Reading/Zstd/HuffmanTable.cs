using System.Numerics;

namespace Warehouse.Etl.Extract.Reading.Zstd;

/// <summary>A decoding table of literals (RFC 8878, 4.2).</summary>
internal sealed class HuffmanTable
{
    private const int MostBits = 11;
    private const int MostWeights = 255;

    private readonly byte[] symbols;
    private readonly byte[] bits;
    private readonly int width;

    private HuffmanTable(int width)
    {
        this.width = width;
        symbols = new byte[1 << width];
        bits = new byte[1 << width];
    }

    /// <summary>Reads a tree's description.</summary>
    /// <param name="source">Begins with it, and has eight readable bytes behind it.</param>
    /// <param name="length">Bytes of it that belong to the literals.</param>
    /// <param name="read">Bytes it takes.</param>
    public static HuffmanTable Read(ReadOnlySpan<byte> source, int length, out int read)
    {
        if (length < 1) throw Zstandard.Damaged("a tree is missing");
        var header = source[0];
        read = 1 + (header < 128 ? header : (header - 127 + 1) / 2);
        if (read > length) throw Zstandard.Damaged("a tree is longer than its literals");
        return Build(header < 128 ? Packed(source[1..], header) : Plain(source[1..], header - 127));
    }

    /// <summary>Decodes a stream that must give exactly so many literals.</summary>
    public void Decode(ReadOnlySpan<byte> stream, ReadOnlySpan<byte> padded, Span<byte> literals)
    {
        var input = new BackwardBits(stream, padded);
        var mask = (1 << width) - 1;
        var state = (int)input.Read(width);
        for (var at = 0; at < literals.Length; at++)
        {
            literals[at] = symbols[state];
            var used = bits[state];
            state = ((state << used) | (int)input.Read(used)) & mask;
        }

        if (input.Left != -width) throw Zstandard.Damaged("a stream of literals has another length");
    }

    private static List<int> Plain(ReadOnlySpan<byte> source, int count)
    {
        var weights = new List<int>(count + 1);
        for (var at = 0; at < count; at++) weights.Add(at % 2 == 0 ? source[at / 2] >> 4 : source[at / 2] & 15);
        return weights;
    }

    /// <remarks>Two states take turns; when the bits run out, the other one's symbol is the last.</remarks>
    private static List<int> Packed(ReadOnlySpan<byte> source, int length)
    {
        var table = FseTable.Read(source[..length], 6, 256, out var read);
        var input = new BackwardBits(source[read..length], source[read..]);
        var weights = new List<int>();
        var current = table.Start(ref input);
        var other = table.Start(ref input);
        while (true)
        {
            weights.Add(table.Symbol(current));
            current = table.Next(current, ref input);
            if (input.Left < 0)
            {
                weights.Add(table.Symbol(other));
                return weights;
            }

            if (weights.Count > MostWeights) throw Zstandard.Damaged("a tree has too many weights");
            (current, other) = (other, current);
        }
    }

    private static HuffmanTable Build(List<int> weights)
    {
        var sum = weights.Where(weight => weight > 0).Sum(weight => 1 << (weight - 1));
        if (sum == 0 || weights.Count > MostWeights) throw Zstandard.Damaged("a tree has no weights, or too many");
        var width = BitOperations.Log2((uint)sum) + 1;
        var left = (1 << width) - sum;
        if (width > MostBits || !BitOperations.IsPow2(left)) throw Zstandard.Damaged("a tree's weights don't add up");
        weights.Add(BitOperations.Log2((uint)left) + 1);

        // Longer codes, which are those of lower weight, come first; within a weight the symbols are in order.
        var table = new HuffmanTable(width);
        var at = 0;
        for (var weight = 1; weight <= width; weight++)
        {
            for (var symbol = 0; symbol < weights.Count; symbol++)
            {
                if (weights[symbol] != weight) continue;
                var places = 1 << (weight - 1);
                table.symbols.AsSpan(at, places).Fill((byte)symbol);
                table.bits.AsSpan(at, places).Fill((byte)(width + 1 - weight));
                at += places;
            }
        }

        return table;
    }
}
