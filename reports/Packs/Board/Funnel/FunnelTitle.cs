using Warehouse.Reports.Text;

namespace Warehouse.Reports.Packs.Board.Funnel;

/// <summary>Where the tiers part, in words. Tiers of fewer than 30 accounts are never named.</summary>
public static class FunnelTitle
{
    private const decimal Notable = 0.10m;

    /// <summary>A step at which two tiers differ.</summary>
    public sealed record Gap(string Step, string LowTier, Quantity Low, string HighTier, Quantity High)
    {
        /// <summary>The difference, as a fraction.</summary>
        public Quantity Size => High - Low;
    }

    /// <summary>The title.</summary>
    public static string Of(Language language, FunnelSet set)
    {
        if (set.Whole.Started == 0) return language.Pick("この期間に契約を開始した顧客はいない", "No contract started in this period");
        if (Widest(set) is { } gap)
        {
            var low = Measure.Rate.InProse(language, gap.Low);
            var size = Figures.Fixed(gap.Size * 100, 1);
            return language.Pick(
                $"{Members.Tier(language, gap.LowTier)}の{Goal(language, gap.Step)}は{low}にとどまり、{Members.Tier(language, gap.HighTier)}より{size}pt低い",
                $"{Members.Tier(language, gap.LowTier)}: {low} {Goal(language, gap.Step)} in time, {size} pt less than {Members.TierInProse(language, gap.HighTier)}");
        }

        var main = set.Whole.Steps.Where(step => !step.IsBranch && step.Rate is not null).ToArray();
        if (main.Length == 0) return language.Pick("期限を迎えた顧客はまだなく、すべて進行中", "No account has reached a deadline yet: all are under way");
        var weakest = main.MinBy(step => step.Rate)!;
        return language.Pick(
            $"定着までの段階で最も低い転換率は{Name(language, weakest.Step)}の{Measure.Rate.InProse(language, weakest.Rate)}",
            $"The weakest step on the way to adoption is {Name(language, weakest.Step).ToLowerInvariant()}, at {Measure.Rate.InProse(language, weakest.Rate)}");
    }

    /// <summary>The earliest step on the way to adoption at which two tiers of 30 decided accounts or more differ by 10 pt or more; null where none does.</summary>
    public static Gap? Widest(FunnelSet set)
    {
        foreach (var name in set.Whole.Steps.Where(step => !step.IsBranch).Select(step => step.Step))
        {
            var known = set.Tiers.Where(tier => tier.Tier != "unknown" && tier.Step(name) is { Rate: not null, Decided.Value: >= TierFunnel.Few })
                .Select(tier => (tier.Tier, Rate: tier.Step(name)!.Rate!.Value)).ToArray();
            if (known.Length < 2) continue;
            var (low, high) = (known.MinBy(each => each.Rate), known.MaxBy(each => each.Rate));
            if (high.Rate - low.Rate >= Notable) return new Gap(name, low.Tier!, low.Rate, high.Tier!, high.Rate);
        }

        return null;
    }

    /// <summary>The step in a head.</summary>
    public static string Name(Language language, string step) => step switch
    {
        "first_value" => language.Pick("初回価値", "First value"),
        "onboarding_completed" => language.Pick("オンボーディング完了", "Onboarded"),
        "adopted" => language.Pick("定着", "Adopted"),
        "expanded" => language.Pick("拡大", "Expanded"),
        "engaged" => language.Pick("関与", "Engaged"),
        "renewed" => language.Pick("更新", "Renewed"),
        _ => step,
    };

    /// <summary>What reaching the step is called in a sentence.</summary>
    public static string Goal(Language language, string step) => step switch
    {
        "first_value" => language.Pick("初回価値到達", "reach first value"),
        "onboarding_completed" => language.Pick("オンボーディング完了", "complete onboarding"),
        "adopted" => language.Pick("定着到達", "adopt the product"),
        _ => Name(language, step),
    };

    /// <summary>Days that a step of the way to adoption may take.</summary>
    public static int Window(string step) => step switch { "first_value" => 30, "onboarding_completed" => 90, "adopted" => 180, _ => 365 };
}
