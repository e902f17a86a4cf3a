using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Warehouse.Reports.Charts;

/// <summary>A chart to be drawn by ECharts.</summary>
/// <param name="Name">Unique in its pack: errors name it.</param>
/// <param name="Summary">What it shows, in words, for readers who do not see it.</param>
/// <param name="Option">ECharts' option, without tooltip and text style, which every chart shares.</param>
/// <param name="Tips">The tooltip of each category.</param>
/// <param name="Marks">The least number of paths that a drawn chart has.</param>
public sealed record ChartSpec(string Name, string Summary, object Option, IReadOnlyList<string> Tips, int Marks)
{
    // Escapes what could end a script element, and nothing Japanese.
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The chart as a script element's content.</summary>
    public string ToJson() => JsonSerializer.Serialize(new { option = Option, tips = Tips, marks = Marks }, Json);
}
