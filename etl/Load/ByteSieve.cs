using System.Buffers.Binary;
using System.Collections;
using System.Text;

namespace Warehouse.Etl.Load;

/// <summary>Tells quickly that a text is none of some: all of them pass, and of others one in a hundred or so.</summary>
internal sealed class ByteSieve
{
    private const int Bits = 22;

    private readonly BitArray holes = new(1 << Bits);

    /// <param name="texts">Those that pass.</param>
    public ByteSieve(IEnumerable<string> texts)
    {
        foreach (var text in texts) holes[Hole(Encoding.UTF8.GetBytes(text))] = true;
    }

    /// <summary>Whether bytes may be one of the texts in UTF-8.</summary>
    public bool Passes(ReadOnlySpan<byte> text) => holes[Hole(text)];

    private static int Hole(ReadOnlySpan<byte> text)
    {
        var hash = (ulong)text.Length;
        for (; text.Length >= sizeof(ulong); text = text[sizeof(ulong)..]) hash = Mixed(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(text));
        foreach (var letter in text) hash = (hash << 8) ^ (hash >> 56) ^ letter;
        return (int)(Mixed(hash) >> (64 - Bits));
    }

    /// <remarks>An odd factor moves every bit upward; the shift brings the upper half down again.</remarks>
    private static ulong Mixed(ulong hash)
    {
        hash *= 0x9E3779B97F4A7C15;
        return hash ^ (hash >> 32);
    }
}
