namespace Warehouse.Reports.Packs;

/// <summary>The files that a pack can be written as.</summary>
[Flags]
public enum PackFormats
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>One self-contained page with tooltips.</summary>
    Html = 1,

    /// <summary>A tagged PDF with an outline.</summary>
    Pdf = 2,

    /// <summary>Both.</summary>
    All = Html | Pdf,
}
