using System.Text;
using Warehouse.Reports.Rendering;
using Warehouse.Reports.Text;

namespace Warehouse.Reports.Packs;

/// <summary>The files of one pack in one language.</summary>
internal sealed class PackFiles(PackRequest request, Language language, string pack)
{
    /// <summary>Writes what was asked for: the HTML, and the PDF printed from the very same pages. A pack that cannot be printed leaves the files as they were.</summary>
    public async Task<PackResult> WriteAsync(PackHtml html, Func<byte[], byte[]> stamp, List<string> warnings, CancellationToken cancellation)
    {
        var bytes = Encoding.UTF8.GetBytes(html.Text());
        var htmlFile = Named("html");
        var wantsHtml = request.Formats.HasFlag(PackFormats.Html);
        if (!request.Formats.HasFlag(PackFormats.Pdf))
        {
            if (wantsHtml) await WholeFile.WriteAsync(htmlFile, bytes, cancellation);
            return new PackResult(htmlFile, null, warnings);
        }

        await using var own = request.Press is null ? PrintingPress.Find() : null;
        var press = request.Press ?? own!;
        if (press.Missing is { } missing)
        {
            // The pages are made by now: whoever asked for paper alone is given them too.
            await WholeFile.WriteAsync(htmlFile, bytes, cancellation);
            return new PackResult(htmlFile, null, [.. warnings, $"the PDF was not printed: {missing}"]);
        }

        var pdf = stamp(await press.PrintAsync(html, Path.GetFileName(htmlFile), request.TimeLimit, cancellation));
        var pdfFile = Named("pdf");
        if (wantsHtml) await WholeFile.WriteAsync(htmlFile, bytes, cancellation);
        await WholeFile.WriteAsync(pdfFile, pdf, cancellation);
        return new PackResult(wantsHtml ? htmlFile : null, pdfFile, warnings);
    }

    private string Named(string extension) => Path.Combine(request.OutputFolder, $"{request.FileName ?? pack}.{language.Code}.{extension}");
}
