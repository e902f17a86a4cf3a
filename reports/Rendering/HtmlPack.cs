using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Warehouse.DuckDb;
using Warehouse.Reports.Packs;
using Warehouse.Reports.Text;
using Warehouse.Reports.Theme;

namespace Warehouse.Reports.Rendering;

/// <summary>Renders a pack's component to one HTML file that carries its style, fonts and charts.</summary>
public static class HtmlPack
{
    /// <summary>What the document may fetch wherever it is opened: nothing but what it carries.</summary>
    private const string Reach = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; font-src data:; img-src data:";

    /// <summary>The document. The same parameters give the same text.</summary>
    /// <typeparam name="TPack">The component that holds the pages.</typeparam>
    public static async Task<string> RenderAsync<TPack>(string title, string author, Language language, IDictionary<string, object?> parameters)
        where TPack : IComponent
    {
        var body = await RenderBodyAsync<TPack>(parameters);
        var packages = RepositoryRoot.Combine("node_modules");
        var charts = await ReadAsync(Path.Combine(packages, "echarts", "dist", "echarts.common.min.js"));
        var encoder = HtmlEncoder.Create(UnicodeRanges.All);
        return $"""
            <!doctype html>
            <html lang="{language.Code}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{encoder.Encode(title)}</title>
            <meta name="author" content="{encoder.Encode(author)}">
            <meta http-equiv="Content-Security-Policy" content="{Reach}">
            <style>
            {FontFaces.Css(title + body, packages)}
            {Palette.Css}
            {Resources.StyleSheets()}
            </style>
            </head>
            <body>
            {body}
            <script>{charts}</script>
            <script>{Resources.Text("charts.js")}</script>
            </body>
            </html>

            """.ReplaceLineEndings("\n");
    }

    private static async Task<string> RenderBodyAsync<TPack>(IDictionary<string, object?> parameters)
        where TPack : IComponent
    {
        var services = new ServiceCollection();
        services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        await using var provider = services.BuildServiceProvider();
        await using var renderer = new HtmlRenderer(provider, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var root = await renderer.RenderComponentAsync<TPack>(ParameterView.FromDictionary(parameters));
            return root.ToHtmlString();
        });
    }

    private static async Task<string> ReadAsync(string path) => File.Exists(path)
        ? await File.ReadAllTextAsync(path)
        : throw new PackException($"the charts library {path} is missing; run build/setup.sh packages in the checkout");
}
