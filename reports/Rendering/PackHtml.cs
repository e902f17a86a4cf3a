using System.Text.Encodings.Web;
using System.Text.Unicode;
using Warehouse.DuckDb;
using Warehouse.Reports.Packs;
using Warehouse.Reports.Text;
using Warehouse.Reports.Theme;

namespace Warehouse.Reports.Rendering;

/// <summary>A pack's document by what differs from pack to pack; style sheets and scripts are the same in all of them.</summary>
/// <param name="Fonts">The style sheet that carries the fonts, cut to the characters of this document.</param>
/// <param name="Body">The pages.</param>
public sealed record PackHtml(Language Language, string Title, string Author, string Fonts, string Body)
{
    /// <summary>What the document may fetch wherever it is opened: nothing but what it carries.</summary>
    private const string Reach = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; font-src data:; img-src data:";

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private static readonly Lazy<string> Style = new(() => $"{Palette.Css}\n{Resources.StyleSheets()}".ReplaceLineEndings("\n"));
    private static readonly Lazy<string> Scripts = new(() => $"<script>{ReadCharts()}</script>\n<script>{Resources.Text("charts.js")}</script>".ReplaceLineEndings("\n"));

    /// <summary>A document without pages, which has all that they need but their fonts.</summary>
    public static PackHtml Empty { get; } = new(Language.From("ja"), "", "", "", "");

    /// <summary>The self-contained HTML file.</summary>
    /// <exception cref="PackException">The charts library is missing.</exception>
    public string Text() => $"""
        <!doctype html>
        <html lang="{Language.Code}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{Encoder.Encode(Title)}</title>
        <meta name="author" content="{Encoder.Encode(Author)}">
        <meta http-equiv="Content-Security-Policy" content="{Reach}">
        <style>
        {Fonts}
        {Style.Value}
        </style>
        </head>
        <body>
        {Body}
        {Scripts.Value}
        </body>
        </html>

        """;

    private static string ReadCharts()
    {
        var path = RepositoryRoot.Combine("node_modules", "echarts", "dist", "echarts.common.min.js");
        return File.Exists(path)
            ? File.ReadAllText(path)
            : throw new PackException($"the charts library {path} is missing; run build/setup.sh packages in the checkout");
    }
}
