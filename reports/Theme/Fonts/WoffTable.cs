using System.IO.Compression;

namespace Warehouse.Reports.Theme.Fonts;

/// <summary>A font's table as a WOFF file holds it.</summary>
/// <param name="Packed">Its bytes, compressed where that makes them fewer.</param>
/// <param name="Length">Of the table itself.</param>
/// <param name="Checksum">Of the table itself.</param>
public sealed record WoffTable(byte[] Packed, int Length, uint Checksum)
{
    /// <summary>Packs a table; the same bytes give the same.</summary>
    public static WoffTable Pack(byte[] bytes) => new(Compress(bytes), bytes.Length, Sum(bytes));

    // A table that does not shrink is stored as it is: the format tells the two apart by their lengths.
    private static byte[] Compress(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true)) deflate.Write(bytes);
        return packed.Length < bytes.Length ? packed.ToArray() : bytes;
    }

    private static uint Sum(byte[] bytes)
    {
        var sum = 0u;
        for (var i = 0; i < bytes.Length; i += 4)
        {
            var word = 0u;
            for (var k = 0; k < 4; k++) word = (word << 8) | (i + k < bytes.Length ? bytes[i + k] : 0u);
            sum += word;
        }

        return sum;
    }
}
