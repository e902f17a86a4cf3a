using System.Buffers.Binary;
using System.Text;

namespace Warehouse.Reports.Theme.Fonts;

/// <summary>Writes font tables as one WOFF 1.0 file: each table compressed on its own.</summary>
public static class Woff
{
    private const int HeaderLength = 44;
    private const int EntryLength = 20;

    /// <summary>The file's bytes; the same tables give the same bytes.</summary>
    public static byte[] Write(IReadOnlyDictionary<string, WoffTable> tables)
    {
        var ordered = tables.OrderBy(table => table.Key, StringComparer.Ordinal).ToArray();
        var directory = new byte[HeaderLength + (EntryLength * ordered.Length)];
        using var body = new MemoryStream();
        var unpacked = 12 + (16 * ordered.Length);
        for (var i = 0; i < ordered.Length; i++)
        {
            var (tag, table) = ordered[i];
            var entry = directory.AsSpan(HeaderLength + (EntryLength * i), EntryLength);
            Encoding.ASCII.GetBytes(tag, entry);
            BinaryPrimitives.WriteUInt32BigEndian(entry[4..], (uint)(directory.Length + body.Length));
            BinaryPrimitives.WriteUInt32BigEndian(entry[8..], (uint)table.Packed.Length);
            BinaryPrimitives.WriteUInt32BigEndian(entry[12..], (uint)table.Length);
            BinaryPrimitives.WriteUInt32BigEndian(entry[16..], table.Checksum);
            body.Write(table.Packed);
            while (body.Length % 4 != 0) body.WriteByte(0);
            unpacked += (table.Length + 3) & ~3;
        }

        var header = directory.AsSpan();
        BinaryPrimitives.WriteUInt32BigEndian(header, 0x774F4646);
        BinaryPrimitives.WriteUInt32BigEndian(header[4..], 0x00010000);
        BinaryPrimitives.WriteUInt32BigEndian(header[8..], (uint)(directory.Length + body.Length));
        BinaryPrimitives.WriteUInt16BigEndian(header[12..], (ushort)ordered.Length);
        BinaryPrimitives.WriteUInt32BigEndian(header[16..], (uint)unpacked);
        BinaryPrimitives.WriteUInt16BigEndian(header[20..], 1);
        return [.. directory, .. body.ToArray()];
    }
}
