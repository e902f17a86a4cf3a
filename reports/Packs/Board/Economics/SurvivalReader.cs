using Warehouse.Reports.Reading;
using Warehouse.Reports.Text;

namespace Warehouse.Reports.Packs.Board.Economics;

/// <summary>A survival curve: the share of accounts whose first paid life goes on, by months since acquisition.</summary>
/// <param name="Tier">The touch tier at acquisition; null for all accounts.</param>
/// <param name="Shares">From age 0 to the last age with enough accounts at risk; null where nothing is known.</param>
public sealed record SurvivalFigures(string? Tier, IReadOnlyList<Quantity?> Shares);

/// <summary>Reads survival, of all accounts and by touch tier.</summary>
public static class SurvivalReader
{
    /// <summary>Fewer accounts at risk end a curve, as they end the survival form of LTV.</summary>
    public const int Enough = 30;

    private const int Oldest = 60;

    private static readonly string[] Metrics = ["survival", "survival_at_risk"];

    /// <summary>The curves as known at the month's end, all accounts first; none where nothing is known. A restricted pack has its own curve only: survival is cut by one thing at a time.</summary>
    public static IReadOnlyList<SurvivalFigures> Read(MetricReader reader, DateOnly month)
    {
        var whole = reader.Read(Metrics, [Dimensions.Month, Dimensions.Age], month, month);
        var curves = new List<SurvivalFigures> { Curve(null, (metric, age) => whole[metric, month, age]) };
        if (!reader.IsRestricted)
        {
            var tiers = reader.Read(Metrics, [Dimensions.Month, Dimensions.Age, Dimensions.TouchTier], month, month);
            curves.AddRange(Members.TierOrder(tiers.Members<string>(2)).Select(tier => Curve(tier, (metric, age) => tiers[metric, month, age, tier])));
        }

        return [.. curves.Where(curve => curve.Shares.Count > 1)];
    }

    private static SurvivalFigures Curve(string? tier, Func<string, int, Quantity?> cell)
    {
        var last = Enumerable.Range(0, Oldest + 1).LastOrDefault(age => cell("survival_at_risk", age) >= Enough, -1);
        return new SurvivalFigures(tier, [.. Enumerable.Range(0, last + 1).Select(age => cell("survival", age))]);
    }
}
