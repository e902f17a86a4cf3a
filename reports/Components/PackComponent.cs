using Microsoft.AspNetCore.Components;
using Warehouse.Reports.Packs;

namespace Warehouse.Reports.Components;

/// <summary>A part of a page: it knows the pack's facts and writes its fixed words in the pack's language.</summary>
public abstract class PackComponent : ComponentBase
{
    /// <summary>The facts on every page.</summary>
    [CascadingParameter]
    public PackFacts Facts { get; set; } = null!;

    /// <summary>The words in the pack's language.</summary>
    protected string T(string ja, string en) => Facts.Language.Pick(ja, en);
}
