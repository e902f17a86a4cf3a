using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Warehouse.Reports.Rendering;

/// <summary>What a PDF says of itself.</summary>
/// <param name="Subject">Which version of the warehouse it was printed from: on no page, so that the same data gives the same pages.</param>
/// <param name="Date">The data's date.</param>
public sealed record PdfInformation(string Title, string Author, string Subject, DateOnly Date);

/// <summary>Names a PDF's author, which Chromium cannot, dates it by its data instead of by the clock, and numbers its tags from 1: the same data gives the same bytes.</summary>
/// <remarks>An incremental update (ISO 32000-1, 7.5.6): a new information dictionary, a cross-reference section for it alone and a trailer that points back.</remarks>
public static partial class PdfMetadata
{
    /// <summary>The PDF with its title, author and date; unchanged where its trailer is not of the kind that Chromium writes.</summary>
    public static byte[] Stamp(byte[] pdf, PdfInformation information)
    {
        using var stage = PackStages.Begin(PackStages.Stamp);
        // Latin-1 maps every byte to one character, so positions in the text are positions in the file.
        var text = Encoding.Latin1.GetString(pdf);
        var trailerAt = text.LastIndexOf("trailer", StringComparison.Ordinal);
        var trailer = trailerAt < 0 ? Match.Empty : Trailer().Match(text, trailerAt);
        if (!trailer.Success) return pdf;

        var number = trailer.Groups["info"].Value;
        var written = new StringBuilder("\n");
        var informationAt = pdf.Length + written.Length;
        written.Append(CultureInfo.InvariantCulture, $"{number} 0 obj\n<</Title {Text(information.Title)}\n/Author {Text(information.Author)}\n/Subject {Text(information.Subject)}\n/Creator (Warehouse)\n/Producer (Chromium, Skia/PDF)\n")
            .Append(CultureInfo.InvariantCulture, $"/CreationDate (D:{information.Date:yyyyMMdd}000000Z)\n/ModDate (D:{information.Date:yyyyMMdd}000000Z)>>\nendobj\n");
        var sectionAt = pdf.Length + written.Length;
        written.Append(CultureInfo.InvariantCulture, $"xref\n{number} 1\n{informationAt:D10} 00000 n \n")
            .Append(CultureInfo.InvariantCulture, $"trailer\n<</Size {trailer.Groups["size"].Value}\n/Root {trailer.Groups["root"].Value} 0 R\n/Info {number} 0 R\n/Prev {trailer.Groups["start"].Value}>>\n")
            .Append(CultureInfo.InvariantCulture, $"startxref\n{sectionAt}\n%%EOF\n");
        return [.. Settled(pdf, text, information.Date), .. Encoding.Latin1.GetBytes(written.ToString())];
    }

    // The first dictionary still stands in the file, dated by the clock: it too says the data's date, so that the same data gives the same bytes.
    private static byte[] Settled(byte[] pdf, string text, DateOnly date)
    {
        var settled = pdf.ToArray();
        var day = Encoding.Latin1.GetBytes(date.ToString("yyyyMMdd", CultureInfo.InvariantCulture) + "000000");
        foreach (var digits in ClockDate().Matches(text).Select(match => match.Groups["digits"])) day.CopyTo(settled, digits.Index);

        // A tag that others refer to is named by a number that goes on from pack to pack in a page that is kept; the order of the numbers is the document's.
        var tags = TagNumber().Matches(text).Select(match => match.Groups["digits"]).ToList();
        var places = tags.Select(digits => digits.Value).Distinct().Order(StringComparer.Ordinal).Select((digits, place) => (digits, place)).ToDictionary(tag => tag.digits, tag => tag.place + 1);
        foreach (var digits in tags) Encoding.Latin1.GetBytes(places[digits.Value].ToString("D8", CultureInfo.InvariantCulture)).CopyTo(settled, digits.Index);
        return settled;
    }

    private static string Text(string value) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(value))}>";

    [GeneratedRegex(@"/(?:Creation|Mod)Date \(D:(?<digits>\d{14})")]
    private static partial Regex ClockDate();

    [GeneratedRegex(@"\(node(?<digits>\d{8})\)")]
    private static partial Regex TagNumber();

    [GeneratedRegex(@"\Gtrailer\s*<<\s*/Size (?<size>\d+)\s*/Root (?<root>\d+) 0 R\s*/Info (?<info>\d+) 0 R\s*>>\s*startxref\s*(?<start>\d+)")]
    private static partial Regex Trailer();
}
