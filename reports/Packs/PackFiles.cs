using System.Text;
using Warehouse.Reports.Rendering;
using Warehouse.Reports.Text;

namespace Warehouse.Reports.Packs;

/// <summary>The files of one pack in one language.</summary>
internal sealed class PackFiles(PackRequest request, Language language, string pack)
{
    /// <summary>Writes what was asked for: the HTML, and the PDF printed from the very same bytes.</summary>
    public async Task<PackResult> WriteAsync(string html, Func<byte[], byte[]> stamp, List<string> warnings, CancellationToken cancellation)
    {
        var bytes = Encoding.UTF8.GetBytes(html);
        var htmlFile = Named("html");
        var wantsHtml = request.Formats.HasFlag(PackFormats.Html);
        if (wantsHtml) await WholeFile.WriteAsync(htmlFile, bytes, cancellation);
        if (!request.Formats.HasFlag(PackFormats.Pdf)) return new PackResult(htmlFile, null, warnings);

        var chromium = ChromiumLocator.Find();
        if (chromium.Executable is null)
        {
            // The pages are made by now: whoever asked for paper alone is given them too.
            if (!wantsHtml) await WholeFile.WriteAsync(htmlFile, bytes, cancellation);
            return new PackResult(htmlFile, null, [.. warnings, $"the PDF was not printed: {chromium.Missing}"]);
        }

        var (pdf, layout) = await PrintAsync(chromium.Executable, bytes, cancellation);
        var pdfFile = Named("pdf");
        await WholeFile.WriteAsync(pdfFile, stamp(pdf), cancellation);
        return new PackResult(wantsHtml ? htmlFile : null, pdfFile, [.. warnings, .. layout.Select(fault => $"layout: {fault}")]);
    }

    private async Task<(byte[] Pdf, IReadOnlyList<string> Layout)> PrintAsync(string executable, byte[] html, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("warehouse-pack-").FullName;
        try
        {
            var file = Path.Combine(folder, Path.GetFileName(Named("html")));
            await File.WriteAllBytesAsync(file, html, cancellation);
            return await PdfWriter.PrintAsync(executable, file, request.TimeLimit, cancellation);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private string Named(string extension) => Path.Combine(request.OutputFolder, $"{request.FileName ?? pack}.{language.Code}.{extension}");
}
