using Warehouse.Reports.Text;

namespace Warehouse.Reports.Packs;

/// <summary>What every page of a pack says: whose numbers, of which month, as of when, in which language.</summary>
/// <param name="Month">First day of the month reported on.</param>
/// <param name="AsOf">The last day that the data knows.</param>
/// <param name="ClosingMonth">First day of the last month that the data closes.</param>
/// <param name="Pages">Number of pages.</param>
public sealed record PackFacts(
    Language Language,
    Currency Currency,
    string Company,
    string PackName,
    DateOnly Month,
    DateOnly AsOf,
    DateOnly ClosingMonth,
    int Pages)
{
    /// <summary>What the pack is restricted to; null means every account.</summary>
    public PackScope? Scope { get; init; }

    /// <summary>From where on titles speak of something.</summary>
    public PackThresholds Thresholds { get; init; } = new();

    /// <summary>The pack's name with what it is restricted to: <c>CS運営パック（ハイタッチ）</c>.</summary>
    public string FullName => Scope is null ? PackName : Pick($"{PackName}（{Scope.Name(Language)}）", $"{PackName}: {Scope.Name(Language)}");

    /// <summary>The document's title: the pack, its month and whose it is.</summary>
    public string DocumentTitle => Pick($"{FullName} {Language.Month(Month)}度（{Company}）", $"{FullName}, {Language.Month(Month)} ({Company})");

    /// <summary>The words in the pack's language.</summary>
    public string Pick(string ja, string en) => Language.Pick(ja, en);
}
