using Warehouse.Reports.Packs.Board.Retention;
using Warehouse.Reports.Text;

namespace Warehouse.Reports.Packs.Board.Cover;

/// <summary>The second sentence: NRR against its target, and the tiers that made it.</summary>
public static class RetentionSentence
{
    private const int Page = 4;

    /// <summary>The sentence.</summary>
    public static CoverSentence Of(PackFacts facts, BoardFigures figures)
    {
        var language = facts.Language;
        var nrr = figures.Kpis.First(kpi => kpi.Kpi.Metric == "nrr");
        if (nrr.Value is null)
        {
            return new CoverSentence(language.Pick(
                "NRRは、12か月前に有料の顧客がいないため、まだ計算できない。",
                "NRR cannot be computed yet: nobody paid twelve months ago."), Page);
        }

        var value = $"**{Measure.Rate.InProse(language, nrr.Value)}**";
        return new CoverSentence(language.Pick($"NRRは{value}{Against(language, nrr)}{Tiers(language, figures.Retention, nrr.Verdict)}", $"NRR was {value}{Against(language, nrr)}{Tiers(language, figures.Retention, nrr.Verdict)}"), Page);
    }

    private static string Against(Language language, Scorecard.KpiState nrr)
    {
        if (nrr.Target is not { } target) return language.Pick("で、", "; ");
        var wanted = nrr.Kpi.Measure.Short(language, target);
        return (nrr.Verdict, nrr.IsBarelyShort, nrr.Value == target) switch
        {
            (Verdict.Met, _, true) => language.Pick($"と目標の{wanted}に達し、", $", on its target of {wanted}; "),
            (Verdict.Met, _, _) => language.Pick($"と目標の{wanted}を上回り、", $", above its target of {wanted}; "),
            (_, true, _) => language.Pick($"と目標の{wanted}にわずかに届かず、", $", just short of its target of {wanted}; "),
            _ => language.Pick($"と目標の{wanted}に届かず、", $", short of its target of {wanted}; "),
        };
    }

    private static string Tiers(Language language, RetentionSet set, Verdict verdict)
    {
        string Name(RetentionFigures tier) => Members.TierInProse(language, tier.Tier!);
        string Rate(RetentionFigures tier) => Measure.Rate.InProse(language, tier.Nrr[^1]);
        if (set.Whole.Closing == 0) return language.Pick("12か月前の顧客はすべて解約した。", "every account of twelve months ago has left.");
        if (set.Present.Count < 2) return language.Pick("対象は1つのタッチモデルに限られる。", "all of it in one touch tier.");

        var highest = set.Present.MaxBy(tier => tier.Nrr[^1])!;
        var lowest = set.Present.MinBy(tier => tier.Nrr[^1])!;
        return (RetentionTitle.Extremes(set), set.Whole.Contribution >= 0) switch
        {
            (({ } up, { } down), true) when verdict is Verdict.Watch or Verdict.Missed => language.Pick($"{Name(up)}の{Rate(up)}は{Name(down)}の落ち込み（{Rate(down)}）を補うにとどまった。", $"{Name(up)} at {Rate(up)} did no more than make up for {Name(down)} at {Rate(down)}."),
            (({ } up, { } down), true) => language.Pick($"{Name(up)}の{Rate(up)}が{Name(down)}の落ち込み（{Rate(down)}）を補った。", $"{Name(up)} at {Rate(up)} made up for {Name(down)} at {Rate(down)}."),
            (({ } up, { } down), false) => language.Pick($"{Name(down)}の落ち込み（{Rate(down)}）を{Name(up)}の{Rate(up)}が補いきれない。", $"{Name(up)} at {Rate(up)} did not make up for {Name(down)} at {Rate(down)}."),
            (({ }, null), _) when verdict is Verdict.Watch or Verdict.Missed => language.Pick($"最も高い{Name(highest)}は{Rate(highest)}、最も低い{Name(lowest)}は{Rate(lowest)}だった。", $"{Name(highest)} was highest at {Rate(highest)}, {Name(lowest)} lowest at {Rate(lowest)}."),
            (({ } up, null), _) => language.Pick($"{Name(up)}の{Rate(up)}をはじめ、100%を下回るタッチモデルはない。", $"no touch tier is below 100%, and {Name(up)} added most at {Rate(up)}."),
            ((null, { } down), _) => language.Pick($"{Name(down)}の{Rate(down)}をはじめ、100%を上回るタッチモデルはない。", $"no touch tier is above 100%, and {Name(down)} lost most at {Rate(down)}."),
            _ => language.Pick("どのタッチモデルも100%を保った。", "every touch tier stands at 100%."),
        };
    }
}
