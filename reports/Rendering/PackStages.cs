using System.Diagnostics;

namespace Warehouse.Reports.Rendering;

/// <summary>The stages of a pack as activities, each as long as it lasts: whoever listens to the source learns where a pack's time goes.</summary>
public static class PackStages
{
    /// <summary>The name of the activities' source.</summary>
    public const string SourceName = "Warehouse.Reports";

    /// <summary>From the pages' components to their HTML.</summary>
    public const string Pages = "pages";

    /// <summary>Cutting the fonts to the document's characters.</summary>
    public const string Fonts = "fonts";

    /// <summary>Opening a page of the browser, or making one that is open ready for another document.</summary>
    public const string Open = "open";

    /// <summary>Giving the document to the page, to the end of its scripts.</summary>
    public const string Load = "load";

    /// <summary>Waiting for the charts, from there on.</summary>
    public const string Charts = "charts";

    /// <summary>Looking for faults of layout.</summary>
    public const string Layout = "layout";

    /// <summary>Printing to a PDF.</summary>
    public const string Print = "print";

    /// <summary>Naming and dating the PDF.</summary>
    public const string Stamp = "stamp";

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>Begins a stage, which ends when it is disposed; null where nobody listens.</summary>
    public static Activity? Begin(string stage) => Source.StartActivity(stage);
}
