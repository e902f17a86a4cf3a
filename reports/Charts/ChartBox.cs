namespace Warehouse.Reports.Charts;

/// <summary>A chart's size on paper.</summary>
/// <param name="Width">Millimetres.</param>
/// <param name="Height">Millimetres.</param>
public sealed record ChartBox(double Width, double Height)
{
    /// <summary>The width in CSS pixels.</summary>
    public double Wide => Width * ChartText.Millimetre;

    /// <summary>The height in CSS pixels.</summary>
    public double High => Height * ChartText.Millimetre;
}
