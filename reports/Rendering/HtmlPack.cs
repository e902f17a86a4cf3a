using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Warehouse.DuckDb;
using Warehouse.Reports.Text;
using Warehouse.Reports.Theme;

namespace Warehouse.Reports.Rendering;

/// <summary>Renders a pack's component to a document that carries its style, fonts and charts.</summary>
public static class HtmlPack
{
    /// <summary>The document. The same parameters give the same text.</summary>
    /// <typeparam name="TPack">The component that holds the pages.</typeparam>
    public static async Task<PackHtml> RenderAsync<TPack>(string title, string author, Language language, IDictionary<string, object?> parameters)
        where TPack : IComponent
    {
        var drawn = await RenderBodyAsync<TPack>(parameters);
        var body = FigureLedger.Current is { } ledger ? new FigureMarks(ledger).Resolve(drawn) : drawn;
        return new PackHtml(language, title, author, FontFaces.Css(title + body, RepositoryRoot.Combine("node_modules")), body);
    }

    private static async Task<string> RenderBodyAsync<TPack>(IDictionary<string, object?> parameters)
        where TPack : IComponent
    {
        using var stage = PackStages.Begin(PackStages.Pages);
        var services = new ServiceCollection();
        services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        await using var provider = services.BuildServiceProvider();
        await using var renderer = new HtmlRenderer(provider, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var root = await renderer.RenderComponentAsync<TPack>(ParameterView.FromDictionary(parameters));
            return root.ToHtmlString().ReplaceLineEndings("\n");
        });
    }
}
