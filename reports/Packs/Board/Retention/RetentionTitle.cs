using Warehouse.Reports.Text;

namespace Warehouse.Reports.Packs.Board.Retention;

/// <summary>What NRR says and which tiers made it, in words.</summary>
/// <remarks>A tier carries or weighs by what it adds to the whole's closing over its opening: the same sums that NRR divides, so the sentence holds by arithmetic.</remarks>
public static class RetentionTitle
{
    /// <summary>The title.</summary>
    public static string Of(Language language, RetentionSet set)
    {
        if (set.Whole.Nrr[^1] is not { } nrr)
        {
            return language.Pick("12か月前に有料の顧客がいないため、NRRはまだ計算できない", "NRR cannot be computed yet: nobody paid twelve months ago");
        }

        var rate = Measure.Rate.InProse(language, nrr);
        if (set.Whole.Closing == 0 && set.Whole.Accounts > 0) return language.Pick($"NRRは{rate}、12か月前の顧客はすべて解約した", $"NRR {rate}: every account of twelve months ago has left");
        return language.Pick($"NRRは{rate}、{Reason(language, set)}", $"NRR {rate}: {Reason(language, set)}");
    }

    /// <summary>Which tiers carried and which weighed.</summary>
    public static string Reason(Language language, RetentionSet set)
    {
        var (best, worst) = Extremes(set);
        string Name(RetentionFigures tier) => Members.TierInProse(language, tier.Tier!);
        if (set.Present.Count < 2)
        {
            return set.Present.Count == 1
                ? language.Pick($"12か月前の顧客はすべて{Name(set.Present[0])}", $"every account of twelve months ago was {Name(set.Present[0])}")
                : language.Pick("タッチモデル別の内訳はない", "no touch tier is known");
        }

        var lowest = set.Present.MinBy(tier => tier.Nrr[^1])!;
        string Rate(RetentionFigures tier) => Measure.Rate.InProse(language, tier.Nrr[^1]);
        return (best, worst, set.Whole.Contribution >= 0) switch
        {
            ({ } up, { } down, true) => language.Pick($"{Name(up)}の伸びが{Name(down)}の落ち込みを補っている", $"growth in {Name(up)} makes up for the loss in {Name(down)}"),
            ({ } up, { } down, false) => language.Pick($"{Name(down)}の落ち込みを{Name(up)}の伸びが補いきれない", $"growth in {Name(up)} does not make up for the loss in {Name(down)}"),
            ({ }, null, _) when set.Whole.Nrr[^1] < set.Target => language.Pick(
                $"目標の{Measure.Rate.Short(language, set.Target.Value)}に届かず、最も低い{Name(lowest)}は{Rate(lowest)}",
                $"short of {Measure.Rate.Short(language, set.Target.Value)}; {Name(lowest)} is lowest at {Rate(lowest)}"),
            ({ }, null, _) => language.Pick("100%を下回るタッチモデルはない", "no touch tier is below 100%"),
            (null, { }, _) => language.Pick("100%を上回るタッチモデルはない", "no touch tier is above 100%"),
            _ => language.Pick("どのタッチモデルも100%を保っている", "every touch tier stands at 100%"),
        };
    }

    /// <summary>The tier that added most, and the one that lost most; null where none added or none lost.</summary>
    public static (RetentionFigures? Best, RetentionFigures? Worst) Extremes(RetentionSet set)
    {
        var best = set.Present.MaxBy(tier => tier.Contribution);
        var worst = set.Present.MinBy(tier => tier.Contribution);
        return (best?.Contribution > 0 ? best : null, worst?.Contribution < 0 ? worst : null);
    }
}
