using Warehouse.Reports.Text;

namespace Warehouse.Reports.Packs.Board.Bridge;

/// <summary>What the month did to MRR, in words.</summary>
public static class BridgeTitle
{
    /// <summary>The title: the net and what made most of it.</summary>
    public static string Of(PackFacts facts, BridgeSet bridges)
    {
        var (language, whole) = (facts.Language, bridges.Whole);
        var month = language.MonthName(facts.Month);
        var net = facts.Currency.Prose(language, whole.Net);
        if (whole.Opening == 0 && bridges.MonthBefore is null)
        {
            var closing = facts.Currency.Prose(language, whole.Closing);
            return language.Pick($"{month}のMRRは{closing}、最初の月のため比べる前月はない", $"MRR was {closing} in {month}, the first month on record");
        }

        var (driver, amount, share) = Driver(whole);
        if (driver is null) return language.Pick($"{month}のMRRに動きはなかった", $"Nothing moved MRR in {month}");
        if (IsLevel(whole))
        {
            var gains = facts.Currency.Prose(language, Gains(whole));
            return language.Pick($"{month}のMRRは横ばい、{gains}の増加を同じだけの減少が打ち消した", $"MRR held level in {month}: gains of {gains} were offset by as much in losses");
        }

        var per = Figures.Fixed(share * 100, 0);
        var subject = driver.Subject(language);
        if (whole.Closing == 0) return language.Pick($"{month}に{net}のMRRがすべて失われた", $"All of the {net} of MRR was lost in {month}");
        return whole.Net > 0
            ? language.Pick($"{month}のMRRは{net}の純増、増加の{per}%は{subject}による", $"MRR grew by {net} in {month}: {per}% of the gains came from {subject}")
            : language.Pick($"{month}のMRRは{net}の純減、減少の{per}%は{subject}による", $"MRR fell by {net} in {month}: {per}% of the losses came from {subject}");
    }

    /// <summary>The movement that made most of the gains where the net is not negative, else most of the losses; null where nothing moved.</summary>
    /// <returns>The movement, its amount and its share of the gains or losses.</returns>
    public static (Movement? Movement, Quantity Amount, Quantity Share) Driver(BridgeFigures bridge)
    {
        var side = bridge.Net < 0 ? -1 : 1;
        var total = side > 0 ? Gains(bridge) : Losses(bridge);
        if (total == 0) return (null, 0, 0);
        var driver = Movement.All.MaxBy(movement => side * bridge.Amounts[movement.Metric])!;
        var amount = bridge.Amounts[driver.Metric];
        return (driver, amount, Math.Abs(amount) / total);
    }

    /// <summary>Whether the net prints as zero.</summary>
    public static bool IsLevel(BridgeFigures bridge) => Figures.Round(bridge.Net / 1_000_000m, 2) == 0;

    /// <summary>The sum of what raised MRR.</summary>
    public static Quantity Gains(BridgeFigures bridge) => bridge.Amounts.Values.Where(amount => amount > 0).Sum();

    /// <summary>The sum of what lowered MRR, as a positive amount.</summary>
    public static Quantity Losses(BridgeFigures bridge) => -bridge.Amounts.Values.Where(amount => amount < 0).Sum();
}
