using System.Buffers.Binary;
using System.Text;

namespace Warehouse.Reports.Theme.Fonts;

/// <summary>A font with the outlines of some characters only, as a WOFF file: 70 kB in place of 5 MB, so that a pack can carry its fonts.</summary>
/// <remarks>Glyph numbers stay as they are, so kerning (GPOS) still fits. Substitutions (GSUB) are left out: they could name a glyph that was.</remarks>
public sealed class FontSubset(TrueTypeFont font)
{
    private static readonly string[] Copied = ["GDEF", "GPOS", "OS/2", "cvt ", "fpgm", "gasp", "hhea", "maxp", "name", "prep"];

    // The same in every subset: packed once.
    private readonly Lazy<IReadOnlyDictionary<string, WoffTable>> _copied = new(() => Copied.Where(font.Has)
        .Select(tag => (tag, bytes: font.Table(tag).ToArray()))
        .Concat([("head", Head(font)), ("post", Post(font))])
        .ToDictionary(table => table.Item1, table => WoffTable.Pack(table.Item2)));

    /// <summary>The subset for the characters of a text; what the font lacks is left to the reader's own fonts.</summary>
    public byte[] Make(IEnumerable<Rune> characters)
    {
        var glyphs = new SortedDictionary<int, int>();
        foreach (var character in characters)
        {
            if (font.Glyph(character) is > 0 and var glyph) glyphs[character.Value] = glyph;
        }

        var kept = WithParts(font, glyphs.Values);
        var (glyf, loca) = Outlines(font, kept);
        return Woff.Write(new Dictionary<string, WoffTable>(_copied.Value)
        {
            ["glyf"] = WoffTable.Pack(glyf),
            ["loca"] = WoffTable.Pack(loca),
            ["hmtx"] = WoffTable.Pack(Advances(font, kept)),
            ["cmap"] = WoffTable.Pack(CharacterMap(glyphs)),
        });
    }

    private static HashSet<int> WithParts(TrueTypeFont font, IEnumerable<int> glyphs)
    {
        var kept = new HashSet<int> { 0 };
        var waiting = new Stack<int>(glyphs);
        while (waiting.TryPop(out var glyph))
        {
            if (!kept.Add(glyph)) continue;
            foreach (var part in font.Parts(glyph)) waiting.Push(part);
        }

        return kept;
    }

    private static (byte[] Glyf, byte[] Loca) Outlines(TrueTypeFont font, HashSet<int> kept)
    {
        using var glyf = new MemoryStream();
        var loca = new byte[4 * (font.GlyphCount + 1)];
        for (var glyph = 0; glyph < font.GlyphCount; glyph++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(loca.AsSpan(4 * glyph), (uint)glyf.Length);
            if (!kept.Contains(glyph)) continue;
            glyf.Write(font.Outline(glyph));
            while (glyf.Length % 4 != 0) glyf.WriteByte(0);
        }

        BinaryPrimitives.WriteUInt32BigEndian(loca.AsSpan(4 * font.GlyphCount), (uint)glyf.Length);
        return (glyf.ToArray(), loca);
    }

    // Zeroes where a glyph was left out compress to nothing.
    private static byte[] Advances(TrueTypeFont font, HashSet<int> kept)
    {
        var source = font.Table("hmtx");
        var advances = new byte[source.Length];
        foreach (var glyph in kept)
        {
            var (at, length) = glyph < font.AdvanceCount ? (4 * glyph, 4) : ((4 * font.AdvanceCount) + (2 * (glyph - font.AdvanceCount)), 2);
            source.Slice(at, length).CopyTo(advances.AsSpan(at));
        }

        // Glyphs without an advance of their own take the last one there is.
        var last = 4 * (font.AdvanceCount - 1);
        source.Slice(last, 4).CopyTo(advances.AsSpan(last));
        return advances;
    }

    private static byte[] CharacterMap(SortedDictionary<int, int> glyphs)
    {
        var map = new byte[12 + 16 + (12 * glyphs.Count)];
        var span = map.AsSpan();
        BinaryPrimitives.WriteUInt16BigEndian(span[2..], 1);
        BinaryPrimitives.WriteUInt16BigEndian(span[4..], 3);
        BinaryPrimitives.WriteUInt16BigEndian(span[6..], 10);
        BinaryPrimitives.WriteUInt32BigEndian(span[8..], 12);
        BinaryPrimitives.WriteUInt16BigEndian(span[12..], 12);
        BinaryPrimitives.WriteUInt32BigEndian(span[16..], (uint)(16 + (12 * glyphs.Count)));
        BinaryPrimitives.WriteUInt32BigEndian(span[24..], (uint)glyphs.Count);
        var at = 28;
        foreach (var (character, glyph) in glyphs)
        {
            BinaryPrimitives.WriteUInt32BigEndian(span[at..], (uint)character);
            BinaryPrimitives.WriteUInt32BigEndian(span[(at + 4)..], (uint)character);
            BinaryPrimitives.WriteUInt32BigEndian(span[(at + 8)..], (uint)glyph);
            at += 12;
        }

        return map;
    }

    private static byte[] Head(TrueTypeFont font)
    {
        var head = font.Table("head").ToArray();
        BinaryPrimitives.WriteInt16BigEndian(head.AsSpan(50), 1);
        return head;
    }

    private static byte[] Post(TrueTypeFont font)
    {
        var post = font.Table("post")[..32].ToArray();
        BinaryPrimitives.WriteUInt32BigEndian(post, 0x00030000);
        return post;
    }
}
