using Warehouse.Reports.Text;

namespace Warehouse.Reports.Packs.Board.Quality;

/// <summary>What the data of a published warehouse is like: what was delivered and refused, and what the checks found.</summary>
/// <param name="Objects">One a source's object.</param>
/// <param name="Refusals">Why rows were refused, the most frequent first.</param>
/// <param name="Checks">Checks held, by severity.</param>
/// <param name="Findings">Checks that found rows.</param>
public sealed record DataQuality(
    IReadOnlyList<DeliveredObject> Objects,
    IReadOnlyList<Refusal> Refusals,
    IReadOnlyList<CheckTally> Checks,
    IReadOnlyList<CheckFinding> Findings)
{
    /// <summary>Rows of all files.</summary>
    public Quantity Read => Objects.Sum(each => each.Read);

    /// <summary>Rows refused.</summary>
    public Quantity Rejected => Objects.Sum(each => each.Rejected);
}

/// <summary>What came of one object.</summary>
/// <param name="Superseded">Rows that a later version of the same row replaced.</param>
/// <param name="Extracted">The day of the latest extraction.</param>
public sealed record DeliveredObject(string Source, string Object, Quantity Files, Quantity Read, Quantity Loaded, Quantity Rejected, Quantity Superseded, DateOnly? Extracted);

/// <summary>A reason for which rows were refused.</summary>
public sealed record Refusal(string Source, string Object, string Column, string Reason, Quantity Rows);

/// <summary>Checks of one severity: how many were held, how many found rows.</summary>
/// <param name="Severity"><c>error</c> or <c>warn</c>.</param>
public sealed record CheckTally(string Severity, Quantity Held, Quantity Failed);

/// <summary>A check that found rows.</summary>
public sealed record CheckFinding(string Name, string Severity, Quantity Rows, string DescriptionJa, string DescriptionEn);
