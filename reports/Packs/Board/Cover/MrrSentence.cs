using Warehouse.Reports.Packs.Board.Bridge;
using Warehouse.Reports.Text;

namespace Warehouse.Reports.Packs.Board.Cover;

/// <summary>The first sentence: where MRR stands, how it changed and what moved it.</summary>
public static class MrrSentence
{
    private const int Page = 3;

    /// <summary>The sentence.</summary>
    public static CoverSentence Of(PackFacts facts, BridgeSet bridges)
    {
        var (language, bridge) = (facts.Language, bridges.Whole);
        var closing = $"**{facts.Currency.Prose(language, bridge.Closing)}**";
        if (bridge.Opening == 0 && bridges.MonthBefore is null)
        {
            return new CoverSentence(language.Pick(
                $"MRRは{closing}。記録の最初の月で、比べる前月はない。",
                $"MRR was {closing}. This is the first month on record, so there is nothing to compare it with."), Page);
        }

        var level = language.Pick($"MRRは{closing}{Changes(facts, bridges)}", $"MRR was {closing}{Changes(facts, bridges)}");
        return new CoverSentence(level + Cause(facts, bridge), Page);
    }

    private static string Changes(PackFacts facts, BridgeSet bridges)
    {
        var parts = new List<string>();
        Add(bridges.Whole.Opening, "前月比", "on the month");
        Add(bridges.YearAgo?.Closing, "前年同月比", "on the year");
        return parts.Count == 0 ? "" : facts.Pick($"（{string.Join("、", parts)}）", $" ({string.Join(", ", parts)})");

        void Add(Quantity? before, string ja, string en)
        {
            if (before is not { Value: > 0 }) return;
            var change = $"**{Figures.Signed(((bridges.Whole.Closing / before.Value) - 1) * 100, 1)}%**";
            parts.Add(facts.Pick(ja + change, $"{change} {en}"));
        }
    }

    private static string Cause(PackFacts facts, BridgeFigures bridge)
    {
        var language = facts.Language;
        string Money(Quantity amount) => facts.Currency.Prose(language, amount);
        var (driver, amount, _) = BridgeTitle.Driver(bridge);
        if (driver is null) return language.Pick("で、当月の増減はなかった。", "; nothing moved it in the month.");
        if (BridgeTitle.IsLevel(bridge))
        {
            return language.Pick(
                $"で横ばい。増加{Money(BridgeTitle.Gains(bridge))}と減少{Money(BridgeTitle.Losses(bridge))}がつり合った。",
                $": gains of {Money(BridgeTitle.Gains(bridge))} and losses of {Money(BridgeTitle.Losses(bridge))} balanced.");
        }

        var subject = driver.Subject(language);
        if (bridge.Closing == 0) return language.Pick($"となり、期首の{Money(bridge.Opening)}がすべて失われた。", $": all of the opening {Money(bridge.Opening)} was lost.");
        return bridge.Net > 0
            ? language.Pick($"となり、純増{Money(bridge.Net)}を{subject}{Money(amount)}が支えた。", $"; {subject} of {Money(amount)} carried the net gain of {Money(bridge.Net)}.")
            : language.Pick($"となり、純減{Money(bridge.Net)}は主に{subject}{Money(amount)}による。", $"; {subject} of {Money(amount)} made most of the net loss of {Money(bridge.Net)}.");
    }
}
