using System.Buffers.Binary;
using System.Text;
using Warehouse.DuckDb;
using Warehouse.Reports.Theme;
using Warehouse.Reports.Theme.Fonts;

namespace Warehouse.Tests.Reports.Theme;

public sealed class FontSubsetTests
{
    private static readonly TrueTypeFont Regular =
        TrueTypeFont.Read(RepositoryRoot.Combine("node_modules", "@expo-google-fonts", "noto-sans-jp", "400Regular", "NotoSansJP_400Regular.ttf"));

    [Fact]
    public void Glyph_CharactersOfThePack_AreAllInTheFont()
    {
        const string Needed = "取締役会KPIパック○△×≥≤±−–＝÷Σ└（）：、。～0123456789";
        Needed.EnumerateRunes().Where(rune => Regular.Glyph(rune) == 0).ShouldBeEmpty();
        Regular.Glyph(new Rune(0x1F600)).ShouldBe(0);
    }

    [Fact]
    public void Make_AFewCharacters_IsASmallWoffWithTheSameGlyphNumbers()
    {
        var woff = new FontSubset(Regular).Make("解約率12".EnumerateRunes());

        Encoding.ASCII.GetString(woff, 0, 4).ShouldBe("wOFF");
        BinaryPrimitives.ReadUInt32BigEndian(woff.AsSpan(8)).ShouldBe((uint)woff.Length);
        woff.Length.ShouldBeLessThan(150_000);
    }

    [Fact]
    public void Make_Twice_GivesTheSameBytes() =>
        new FontSubset(Regular).Make("AB".EnumerateRunes()).ShouldBe(new FontSubset(Regular).Make("BA".EnumerateRunes()));

    [Fact]
    public void Css_MissingFonts_SaysHowToGetThem() =>
        Should.Throw<FileNotFoundException>(() => FontFaces.Css("x", "/nowhere")).Message.ShouldContain("build/setup.sh packages");

    [Fact]
    public void Read_AnotherFile_IsRefused()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, "not a font at all");
        try
        {
            Should.Throw<InvalidDataException>(() => TrueTypeFont.Read(file)).Message.ShouldContain(file);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
