using System.Text;
using Warehouse.Reports.Rendering;

namespace Warehouse.Tests.Reports.Rendering;

public sealed class PdfMetadataTests
{
    private const string Minimal = "%PDF-1.4\n1 0 obj\n<</Title (x)>>\nendobj\n2 0 obj\n<</Type /Catalog>>\nendobj\nxref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n0000000038 00000 n \ntrailer\n<</Size 3\n/Root 2 0 R\n/Info 1 0 R>>\nstartxref\n73\n%%EOF\n";

    private static readonly PdfInformation Information = new("表", "A社", "v1", new DateOnly(2026, 11, 5));

    [Fact]
    public void Stamp_ChromiumsTrailer_AppendsANewDictionaryThatPointsBack()
    {
        var stamped = Encoding.Latin1.GetString(PdfMetadata.Stamp(Encoding.Latin1.GetBytes(Minimal), Information));

        stamped.ShouldStartWith(Minimal);
        stamped.ShouldContain("1 0 obj\n<</Title <FEFF8868>\n/Author <FEFF0041793E>\n/Subject <FEFF00760031>");
        stamped.ShouldContain("/CreationDate (D:20261105000000Z)");
        stamped.ShouldContain("/Info 1 0 R\n/Prev 73>>");
        // The cross-reference names the byte at which the new dictionary begins, and startxref the section itself.
        var at = stamped.IndexOf("1 0 obj", Minimal.Length, StringComparison.Ordinal);
        stamped.ShouldContain($"xref\n1 1\n{at:D10} 00000 n \n");
        stamped.ShouldEndWith($"startxref\n{stamped.IndexOf("xref\n1 1", StringComparison.Ordinal)}\n%%EOF\n");
    }

    [Fact]
    public void Stamp_FileDatedByTheClock_SaysTheDatasDateEverywhere()
    {
        var clock = Minimal.Replace("<</Title (x)>>", "<</CreationDate (D:20261231235959+09'00')\n/ModDate (D:20261231235959+09'00')>>", StringComparison.Ordinal);

        var stamped = Encoding.Latin1.GetString(PdfMetadata.Stamp(Encoding.Latin1.GetBytes(clock), Information));

        stamped.ShouldNotContain("20261231");
        stamped.ShouldStartWith(clock.Replace("20261231235959", "20261105000000", StringComparison.Ordinal));
    }

    [Fact]
    public void Stamp_AnotherTrailer_LeavesTheFileAlone()
    {
        var other = "%PDF-1.7 with a cross-reference stream"u8.ToArray();

        PdfMetadata.Stamp(other, Information).ShouldBe(other);
    }
}
