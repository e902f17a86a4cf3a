namespace Warehouse.Semantics.Manifest;

/// <summary>A relation with a row for each time there is.</summary>
/// <param name="Column">The time.</param>
/// <param name="Grain">How far its rows are apart.</param>
/// <param name="CustomGrains">Columns that say to which period of the business's own a time belongs.</param>
internal sealed record TimeSpine(
    string Database, string Schema, string Table, string Column, Grain Grain, IReadOnlyList<CustomGrain> CustomGrains, Place Place);

/// <summary>A period of the business's own, such as a fiscal quarter.</summary>
internal sealed record CustomGrain(string Name, string Column);

/// <summary>A question kept under a name.</summary>
/// <param name="GroupBy">Names, each with its grain.</param>
/// <param name="Where">Conditions as they were written; all must hold.</param>
/// <param name="OrderBy">Names; a leading minus sorts descending.</param>
internal sealed record SavedQuery(
    string Name,
    Localized Label,
    Localized Description,
    IReadOnlyList<string> Metrics,
    IReadOnlyList<string> GroupBy,
    IReadOnlyList<string> Where,
    IReadOnlyList<string> OrderBy,
    int? Limit,
    Place Place);
