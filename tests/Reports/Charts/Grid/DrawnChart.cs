using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Warehouse.Reports.Charts;

namespace Warehouse.Tests.Reports.Charts.Grid;

/// <summary>A chart to be drawn, and what is asked of the drawing beside what holds for every chart.</summary>
/// <param name="Name">Unique: what is found names it.</param>
/// <param name="Draw">Puts the component on the page.</param>
/// <param name="Gaps">How many of its lines must be broken, because a value in the middle is missing.</param>
internal sealed record DrawnChart(string Name, RenderFragment Draw, int Gaps = 0)
{
    /// <summary>A chart of ECharts.</summary>
    public static DrawnChart Of(ChartSpec chart, ChartBox box, int gaps = 0) => new(
        chart.Name,
        builder =>
        {
            builder.OpenComponent<ChartHost>(0);
            builder.AddComponentParameter(1, nameof(ChartHost.Chart), chart);
            builder.AddComponentParameter(2, nameof(ChartHost.Box), box);
            builder.CloseComponent();
        },
        gaps);

    /// <summary>A mark of a table, drawn without ECharts.</summary>
    public static DrawnChart Of<TMark>(string name, int gaps, params (string Parameter, object? Value)[] parameters)
        where TMark : IComponent => new(
            name,
            builder =>
            {
                builder.OpenComponent<TMark>(0);
                foreach (var (parameter, value) in parameters) builder.AddComponentParameter(1, parameter, value);
                builder.CloseComponent();
            },
            gaps);
}

/// <summary>A page with charts, each in a box that bears its name.</summary>
internal sealed class ChartPage : ComponentBase
{
    /// <summary>The charts.</summary>
    [Parameter]
    public IReadOnlyList<DrawnChart> Charts { get; set; } = [];

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        foreach (var chart in Charts)
        {
            builder.OpenElement(0, "section");
            builder.AddAttribute(1, "data-case", chart.Name);
            builder.AddAttribute(2, "style", "width: max-content; margin-bottom: 4mm");
            builder.AddContent(3, chart.Draw);
            builder.CloseElement();
        }
    }
}
