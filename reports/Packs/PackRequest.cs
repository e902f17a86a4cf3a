using Warehouse.Reports.Packs.Board.Quality;
using Warehouse.Reports.Packs.Closes;
using Warehouse.Reports.Packs.Finance;
using Warehouse.Reports.Rendering;
using Warehouse.Reports.Text;

namespace Warehouse.Reports.Packs;

/// <summary>Which pack to print.</summary>
/// <param name="Month">The month reported on: any day of it.</param>
/// <param name="Language"><c>ja</c> or <c>en</c>.</param>
/// <param name="OutputFolder">Where the files go; made if it is not there.</param>
/// <param name="Formats">What to write.</param>
public sealed record PackRequest(DateOnly Month, string Language, string OutputFolder, PackFormats Formats = PackFormats.All)
{
    /// <summary>The published version's own records of deliveries and checks; null where they are not at hand.</summary>
    public DataQuality? Quality { get; init; }

    /// <summary>The month's reconciliation, for the finance pack; null where it is not at hand.</summary>
    public FinanceRecords? Finance { get; init; }

    /// <summary>The closes and what they would be now; null where they are not at hand.</summary>
    public CloseRecords? Closes { get; init; }

    /// <summary>What the pack is restricted to; null means every account.</summary>
    public PackScope? Scope { get; init; }

    /// <summary>From where on titles speak of something.</summary>
    public PackThresholds Thresholds { get; init; } = new();

    /// <summary>The files' name before their language and ending; null means the pack's own, such as <c>board</c>.</summary>
    public string? FileName { get; init; }

    /// <summary>The browser of a batch; null: one for this pack alone.</summary>
    public PrintingPress? Press { get; init; }

    /// <summary>How long Chromium may take to draw and print, a cold start included.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromMinutes(2);
}
