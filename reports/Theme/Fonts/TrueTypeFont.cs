using System.Buffers.Binary;
using System.Text;

namespace Warehouse.Reports.Theme.Fonts;

/// <summary>A TrueType font's tables, its character map and the places of its outlines.</summary>
/// <remarks>Layouts from the OpenType specification: table directory, cmap formats 4 and 12, loca, composite glyphs.</remarks>
public sealed class TrueTypeFont
{
    private readonly byte[] _file;
    private readonly Dictionary<string, (int Offset, int Length)> _tables = [];
    private readonly bool _longOffsets;

    private TrueTypeFont(byte[] file)
    {
        _file = file;
        var count = BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(4));
        for (var i = 0; i < count; i++)
        {
            var entry = file.AsSpan(12 + (16 * i));
            _tables[Encoding.ASCII.GetString(entry[..4])] =
                ((int)BinaryPrimitives.ReadUInt32BigEndian(entry[8..]), (int)BinaryPrimitives.ReadUInt32BigEndian(entry[12..]));
        }

        _longOffsets = BinaryPrimitives.ReadInt16BigEndian(Table("head")[50..]) == 1;
        GlyphCount = BinaryPrimitives.ReadUInt16BigEndian(Table("maxp")[4..]);
    }

    /// <summary>Number of glyphs, the missing one (0) included.</summary>
    public int GlyphCount { get; }

    /// <summary>Number of glyphs that have an advance of their own.</summary>
    public int AdvanceCount => BinaryPrimitives.ReadUInt16BigEndian(Table("hhea")[34..]);

    /// <summary>Reads a font file.</summary>
    /// <exception cref="InvalidDataException">The file is no TrueType font.</exception>
    public static TrueTypeFont Read(string path)
    {
        var file = File.ReadAllBytes(path);
        return file.Length > 12 && BinaryPrimitives.ReadUInt32BigEndian(file) == 0x00010000
            ? new TrueTypeFont(file)
            : throw new InvalidDataException($"{path}: expected a TrueType font (version 0x00010000)");
    }

    /// <summary>Whether the font has a table.</summary>
    public bool Has(string tag) => _tables.ContainsKey(tag);

    /// <summary>The bytes of a table.</summary>
    public ReadOnlySpan<byte> Table(string tag) => _tables.TryGetValue(tag, out var place)
        ? _file.AsSpan(place.Offset, place.Length)
        : throw new InvalidDataException($"the font has no table '{tag}'");

    /// <summary>The bytes of a glyph's outline; empty for a space.</summary>
    public ReadOnlySpan<byte> Outline(int glyph)
    {
        var start = Offset(glyph);
        return Table("glyf")[start..Offset(glyph + 1)];
    }

    /// <summary>The glyph of a character; 0 where the font has none.</summary>
    public int Glyph(Rune character)
    {
        var cmap = Table("cmap");
        var subtables = BinaryPrimitives.ReadUInt16BigEndian(cmap[2..]);
        var found = 0;
        for (var i = 0; i < subtables && found == 0; i++)
        {
            var subtable = cmap[(int)BinaryPrimitives.ReadUInt32BigEndian(cmap[(8 + (8 * i))..])..];
            found = BinaryPrimitives.ReadUInt16BigEndian(subtable) switch
            {
                4 when character.IsBmp => FromSegments(subtable, character.Value),
                12 => FromGroups(subtable, character.Value),
                _ => 0,
            };
        }

        return found;
    }

    /// <summary>The glyphs that a composite glyph is drawn from.</summary>
    public IReadOnlyList<int> Parts(int glyph)
    {
        var outline = Outline(glyph);
        if (outline.Length < 10 || BinaryPrimitives.ReadInt16BigEndian(outline) >= 0) return [];
        var parts = new List<int>();
        var at = 10;
        int flags;
        do
        {
            flags = BinaryPrimitives.ReadUInt16BigEndian(outline[at..]);
            parts.Add(BinaryPrimitives.ReadUInt16BigEndian(outline[(at + 2)..]));
            at += 4 + ((flags & 0x0001) != 0 ? 4 : 2);
            at += (flags & 0x0008) != 0 ? 2 : (flags & 0x0040) != 0 ? 4 : (flags & 0x0080) != 0 ? 8 : 0;
        }
        while ((flags & 0x0020) != 0);

        return parts;
    }

    private int Offset(int glyph) => _longOffsets
        ? (int)BinaryPrimitives.ReadUInt32BigEndian(Table("loca")[(4 * glyph)..])
        : 2 * BinaryPrimitives.ReadUInt16BigEndian(Table("loca")[(2 * glyph)..]);

    private static int FromSegments(ReadOnlySpan<byte> map, int character)
    {
        var doubled = BinaryPrimitives.ReadUInt16BigEndian(map[6..]);
        for (var at = 0; at < doubled; at += 2)
        {
            if (BinaryPrimitives.ReadUInt16BigEndian(map[(14 + at)..]) < character) continue;
            var start = BinaryPrimitives.ReadUInt16BigEndian(map[(16 + doubled + at)..]);
            if (start > character) return 0;
            var delta = BinaryPrimitives.ReadUInt16BigEndian(map[(16 + (2 * doubled) + at)..]);
            var rangeAt = 16 + (3 * doubled) + at;
            var range = BinaryPrimitives.ReadUInt16BigEndian(map[rangeAt..]);
            if (range == 0) return (character + delta) & 0xFFFF;
            var glyph = BinaryPrimitives.ReadUInt16BigEndian(map[(rangeAt + range + (2 * (character - start)))..]);
            return glyph == 0 ? 0 : (glyph + delta) & 0xFFFF;
        }

        return 0;
    }

    private static int FromGroups(ReadOnlySpan<byte> map, int character)
    {
        var groups = (int)BinaryPrimitives.ReadUInt32BigEndian(map[12..]);
        for (var i = 0; i < groups; i++)
        {
            var group = map[(16 + (12 * i))..];
            var start = (int)BinaryPrimitives.ReadUInt32BigEndian(group);
            if (character < start) return 0;
            if (character <= (int)BinaryPrimitives.ReadUInt32BigEndian(group[4..]))
            {
                return (int)BinaryPrimitives.ReadUInt32BigEndian(group[8..]) + character - start;
            }
        }

        return 0;
    }
}
