using System.Numerics;

namespace Warehouse.Etl.Extract.Reading.Zstd;

/// <summary>A decoding table of finite state entropy (RFC 8878, 4.1).</summary>
internal sealed class FseTable
{
    private readonly byte[] symbols;
    private readonly byte[] bits;
    private readonly ushort[] bases;

    private FseTable(int accuracy)
    {
        Accuracy = accuracy;
        symbols = new byte[1 << accuracy];
        bits = new byte[1 << accuracy];
        bases = new ushort[1 << accuracy];
    }

    /// <summary>Bits of a state.</summary>
    public int Accuracy { get; }

    /// <summary>A table of one symbol, which costs no bits.</summary>
    public static FseTable Single(byte symbol) => new(0) { symbols = { [0] = symbol } };

    /// <summary>Reads a table's description.</summary>
    /// <param name="source">Begins with it.</param>
    /// <param name="mostAccuracy">The greatest accuracy allowed here.</param>
    /// <param name="mostSymbols">The number of symbols there can be.</param>
    /// <param name="read">Bytes it takes.</param>
    public static FseTable Read(ReadOnlySpan<byte> source, int mostAccuracy, int mostSymbols, out int read)
    {
        var input = new ForwardBits(source);
        var accuracy = input.Read(4) + 5;
        if (accuracy > mostAccuracy) throw Zstandard.Damaged("a table is too large");
        var counts = new List<int>();
        var remaining = 1 << accuracy;
        while (remaining > 0 && counts.Count < mostSymbols)
        {
            var width = BitOperations.Log2((uint)remaining + 1) + 1;
            var value = input.Read(width);
            var lowerMask = (1 << (width - 1)) - 1;
            var threshold = (1 << width) - 1 - (remaining + 1);
            if ((value & lowerMask) < threshold)
            {
                input.Back(1);
                value &= lowerMask;
            }
            else if (value > lowerMask)
            {
                value -= threshold;
            }

            var count = value - 1;
            remaining -= Math.Abs(count);
            counts.Add(count);
            if (count != 0) continue;
            for (var repeat = 3; repeat == 3;)
            {
                repeat = input.Read(2);
                counts.AddRange(Enumerable.Repeat(0, repeat));
            }
        }

        if (remaining != 0 || counts.Count > mostSymbols) throw Zstandard.Damaged("a table's counts don't add up");
        read = input.BytesRead;
        return Build(counts, accuracy);
    }

    /// <summary>The table of a distribution; -1 is a symbol of less than one in its size.</summary>
    public static FseTable Build(IReadOnlyList<int> counts, int accuracy)
    {
        var table = new FseTable(accuracy);
        var size = 1 << accuracy;
        var next = new int[counts.Count];
        var high = size;
        for (var symbol = 0; symbol < counts.Count; symbol++)
        {
            next[symbol] = Math.Abs(counts[symbol]);
            if (counts[symbol] == -1) table.symbols[--high] = (byte)symbol;
        }

        var step = (size >> 1) + (size >> 3) + 3;
        var position = 0;
        for (var symbol = 0; symbol < counts.Count; symbol++)
        {
            for (var at = 0; at < counts[symbol]; at++)
            {
                table.symbols[position] = (byte)symbol;
                do position = (position + step) & (size - 1);
                while (position >= high);
            }
        }

        for (var state = 0; state < size; state++)
        {
            var value = next[table.symbols[state]]++;
            table.bits[state] = (byte)(accuracy - BitOperations.Log2((uint)value));
            table.bases[state] = (ushort)((value << table.bits[state]) - size);
        }

        return table;
    }

    public int Start(ref BackwardBits input) => (int)input.Read(Accuracy);

    public byte Symbol(int state) => symbols[state];

    public int Next(int state, ref BackwardBits input) => bases[state] + (int)input.Read(bits[state]);
}
