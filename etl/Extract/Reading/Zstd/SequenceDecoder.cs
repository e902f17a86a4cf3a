namespace Warehouse.Etl.Extract.Reading.Zstd;

/// <summary>Decodes and carries out a block's sequences: so many literals, then a match so far back and so long (RFC 8878, 3.1.1.3.2).</summary>
internal sealed class SequenceDecoder
{
    private static readonly SequenceCode Literal = new(
        36, 9, FseTable.Build([4, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 2, 1, 1, 1, 1, 1, -1, -1, -1, -1], 6),
        0, 16, [1, 1, 1, 1, 2, 2, 3, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]);

    private static readonly SequenceCode Match = new(
        53, 9, FseTable.Build([1, 4, 3, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1, -1, -1], 6),
        3, 32, [1, 1, 1, 1, 2, 2, 3, 3, 4, 4, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]);

    private static readonly SequenceCode Offset = new(
        32, 8, FseTable.Build([1, 1, 1, 1, 1, 1, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1], 5),
        0, 0, []);

    private readonly long[] recent = [1, 4, 8];
    private FseTable? literalTable;
    private FseTable? matchTable;
    private FseTable? offsetTable;

    /// <summary>Decodes from a place in the block to its end; eight bytes behind it are readable.</summary>
    public void Decode(byte[] block, int at, int size, ReadOnlySpan<byte> literals, SlidingOutput output)
    {
        var count = Count(block, ref at, size);
        if (count > 0)
        {
            if (at >= size) throw Zstandard.Damaged("sequences without tables");
            var modes = block[at++];
            literalTable = Literal.Table(modes >> 6, literalTable, block, ref at, size);
            offsetTable = Offset.Table((modes >> 4) & 3, offsetTable, block, ref at, size);
            matchTable = Match.Table((modes >> 2) & 3, matchTable, block, ref at, size);
            Run(new BackwardBits(block.AsSpan(at, size - at), block.AsSpan(at)), count, ref literals, output);
        }

        output.Append(literals);
    }

    private void Run(BackwardBits input, int count, ref ReadOnlySpan<byte> literals, SlidingOutput output)
    {
        var literal = literalTable!.Start(ref input);
        var offset = offsetTable!.Start(ref input);
        var match = matchTable!.Start(ref input);
        for (var left = count; left > 0; left--)
        {
            var offsetCode = offsetTable.Symbol(offset);
            if (offsetCode > 31) throw Zstandard.Damaged("an offset is too large");
            var far = (1L << offsetCode) + (long)input.Read(offsetCode);
            var length = Match.Value(matchTable.Symbol(match), ref input);
            var take = Literal.Value(literalTable.Symbol(literal), ref input);
            if (left > 1)
            {
                literal = literalTable.Next(literal, ref input);
                match = matchTable.Next(match, ref input);
                offset = offsetTable.Next(offset, ref input);
            }

            if (input.Left < 0 || take > literals.Length) throw Zstandard.Damaged("sequences ask for more than there is");
            output.Append(literals[..take]);
            literals = literals[take..];
            output.Copy(Distance(far, take == 0), length);
        }

        if (input.Left != 0) throw Zstandard.Damaged("sequences leave bits over");
    }

    /// <summary>The first three values name recent offsets, shifted by one where no literals come before.</summary>
    private long Distance(long value, bool noLiterals)
    {
        if (value > 3)
        {
            (recent[2], recent[1], recent[0]) = (recent[1], recent[0], value - 3);
            return recent[0];
        }

        var which = (int)value - 1 + (noLiterals ? 1 : 0);
        var distance = which < 3 ? recent[which] : recent[0] - 1;
        if (which == 0) return distance;
        if (which > 1) recent[2] = recent[1];
        recent[1] = recent[0];
        recent[0] = distance;
        return distance;
    }

    private static int Count(byte[] block, ref int at, int size)
    {
        if (at >= size) throw Zstandard.Damaged("a block without sequences");
        var first = block[at++];
        if (first < 128) return first;
        if (at + (first < 255 ? 1 : 2) > size) throw Zstandard.Damaged("a block ends too early");
        if (first < 255) return ((first - 128) << 8) + block[at++];
        at += 2;
        return block[at - 2] + (block[at - 1] << 8) + 0x7F00;
    }
}

/// <summary>One of the three codes of a sequence.</summary>
internal sealed class SequenceCode
{
    private readonly int symbols;
    private readonly int mostAccuracy;
    private readonly FseTable predefined;
    private readonly int[] bases;
    private readonly byte[] extraBits;

    /// <param name="symbols">How many symbols there can be.</param>
    /// <param name="mostAccuracy">The greatest accuracy of a table.</param>
    /// <param name="predefined">The table that needs no description.</param>
    /// <param name="first">The value of symbol 0.</param>
    /// <param name="plain">How many symbols stand for one value each.</param>
    /// <param name="extra">Bits that follow each of the others; each begins where the one before ends.</param>
    public SequenceCode(int symbols, int mostAccuracy, FseTable predefined, int first, int plain, byte[] extra)
    {
        this.symbols = symbols;
        this.mostAccuracy = mostAccuracy;
        this.predefined = predefined;
        extraBits = [.. new byte[plain], .. extra];
        bases = new int[extraBits.Length];
        for (var symbol = 0; symbol < bases.Length; symbol++) bases[symbol] = symbol == 0 ? first : bases[symbol - 1] + (1 << extraBits[symbol - 1]);
    }

    /// <summary>The table that a block uses.</summary>
    public FseTable Table(int mode, FseTable? last, byte[] block, ref int at, int size)
    {
        switch (mode)
        {
            case 0:
                return predefined;
            case 1:
                if (at >= size || block[at] >= symbols) throw Zstandard.Damaged("a table of one symbol is missing");
                return FseTable.Single(block[at++]);
            case 2:
                var table = FseTable.Read(block.AsSpan(at, size - at), mostAccuracy, symbols, out var read);
                at += read;
                return table;
            default:
                return last ?? throw Zstandard.Damaged("a table is repeated that was never there");
        }
    }

    public int Value(byte symbol, ref BackwardBits input) => bases[symbol] + (int)input.Read(extraBits[symbol]);
}
