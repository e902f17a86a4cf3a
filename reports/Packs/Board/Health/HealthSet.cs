using Warehouse.Reports.Packs.Board.Indicators;
using Warehouse.Reports.Text;

namespace Warehouse.Reports.Packs.Board.Health;

/// <summary>The page's figures.</summary>
/// <param name="Indicators">Scores, counts and foresight.</param>
/// <param name="Months">The month and the 23 before it, oldest first.</param>
/// <param name="Bands">Paying accounts by band, by the months.</param>
/// <param name="Moves">Paying accounts of the month by band at the end of the month before and band now.</param>
public sealed record HealthSet(
    IndicatorSet Indicators,
    IReadOnlyList<DateOnly> Months,
    IReadOnlyDictionary<string, IReadOnlyList<Quantity>> Bands,
    IReadOnlyDictionary<(string Before, string Now), Quantity> Moves)
{
    /// <summary>Accounts in a band at the month's end.</summary>
    public Quantity Now(string band) => Bands[band][^1];

    /// <summary>Paying accounts at the month's end.</summary>
    public Quantity Paying => Bands.Values.Sum(counts => counts[^1]);

    /// <summary>Accounts that moved between two bands, or stayed where both are the same.</summary>
    public Quantity Moved(string before, string now) => Moves.GetValueOrDefault((before, now));

    /// <summary>Accounts at risk now that were not at the end of the month before.</summary>
    public Quantity Entered => HealthBands.Before.Where(band => band != "risk").Sum(band => Moved(band, "risk"));

    /// <summary>Accounts at risk then that pay and are not at risk now.</summary>
    public Quantity Improved => Moved("risk", "healthy") + Moved("risk", "watch");
}

/// <summary>The bands of health, from the best.</summary>
public static class HealthBands
{
    /// <summary>Bands of a paying account.</summary>
    public static IReadOnlyList<string> Now { get; } = ["healthy", "watch", "risk", "unknown"];

    /// <summary>Bands at the end of the month before; <c>none</c> where the account did not pay then.</summary>
    public static IReadOnlyList<string> Before { get; } = [.. Now, "none"];
}
