namespace Warehouse.Semantics.Docs;

/// <summary>A relation as its contract describes it.</summary>
/// <param name="Name"><c>schema.name</c>.</param>
/// <param name="Page">The page that it stands on, such as <c>star</c> or <c>raw-standard</c>.</param>
/// <param name="Grain">The columns that name a row.</param>
/// <param name="Reads">The relations that it is made of; empty for extracts.</param>
public sealed record DocumentedRelation(
    string Name,
    string Page,
    Localized Description,
    IReadOnlyList<string> Grain,
    IReadOnlyList<DocumentedColumn> Columns,
    IReadOnlyList<string> Reads);

/// <summary>A column as its contract describes it.</summary>
public sealed record DocumentedColumn(string Name, string Type, Localized Description);

/// <summary>A page of the dictionary: its path below the folder, and its text.</summary>
public sealed record DocumentPage(string Path, string Text);
