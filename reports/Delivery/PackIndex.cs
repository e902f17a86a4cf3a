using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Warehouse.Reports.Rendering;
using Warehouse.Reports.Theme;

namespace Warehouse.Reports.Delivery;

/// <summary>The page from which readers find their packs, the latest month first. Its name never changes: <c>index.html</c> in the folder of packs.</summary>
public static class PackIndex
{
    /// <summary>The page's name.</summary>
    public const string FileName = "index.html";

    /// <summary>Writes the page anew from the manifests of the months' folders; a month without one is not listed.</summary>
    /// <returns>The page's path.</returns>
    public static async Task<string> WriteAsync(string packs, string company, CancellationToken cancellation)
    {
        var months = new List<(string Folder, PackManifest Manifest)>();
        foreach (var folder in Directory.EnumerateDirectories(packs).OrderByDescending(Path.GetFileName, StringComparer.Ordinal))
        {
            if (await PackManifest.ReadAsync(folder, cancellation) is { Files.Count: > 0 } manifest) months.Add((Path.GetFileName(folder), manifest));
        }

        var file = Path.Combine(packs, FileName);
        await WholeFile.WriteAsync(file, Encoding.UTF8.GetBytes(Page(company, months)), cancellation);
        return file;
    }

    private static string Page(string company, IEnumerable<(string Folder, PackManifest Manifest)> months)
    {
        var encoder = HtmlEncoder.Create(UnicodeRanges.All);
        var rows = new StringBuilder();
        foreach (var (folder, manifest) in months)
        {
            rows.Append(CultureInfo.InvariantCulture, $"<h2>{encoder.Encode(manifest.Month)}</h2>\n<ul>\n");
            foreach (var file in manifest.Files.OrderByDescending(each => each.Name.EndsWith(".pdf", StringComparison.Ordinal)).ThenByDescending(each => each.Name, StringComparer.Ordinal))
            {
                rows.Append(CultureInfo.InvariantCulture, $"<li><a href=\"{Uri.EscapeDataString(folder)}/{Uri.EscapeDataString(file.Name)}\">{encoder.Encode(file.Name)}</a> {encoder.Encode(file.Member ?? "")} <small>{file.Bytes / 1024:N0} KiB, {file.AsOf:yyyy-MM-dd}, SHA-256 {encoder.Encode(file.Sha256[..12])}…</small></li>\n");
            }

            rows.Append("</ul>\n");
        }

        return $$"""
            <!doctype html>
            <html lang="ja">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{{encoder.Encode(company)}} KPIパック</title>
            <style>
            body { max-width: 46em; margin: 3em auto; padding: 0 1em; font-family: "Noto Sans JP", sans-serif; line-height: 1.6; color: {{Palette.Ink}}; }
            h2 { margin: 1.6em 0 .2em; border-bottom: 1px solid {{Palette.Rule}}; font-size: 1.1em; }
            a { color: {{Palette.Accent}}; } small { color: {{Palette.Grey}}; }
            </style>
            </head>
            <body>
            <h1>{{encoder.Encode(company)}} KPIパック</h1>
            {{rows}}</body>
            </html>

            """.ReplaceLineEndings("\n");
    }
}
