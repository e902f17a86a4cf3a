using Warehouse.Reports.Text;

namespace Warehouse.Reports.Packs.Board.Economics;

/// <summary>What acquiring an account costs and returns, in words.</summary>
public static class EconomicsTitle
{
    // One account of fewer moves a channel's figure by more than a tenth: it stands in the table, not in the title.
    private const long Enough = 10;

    /// <summary>The title: payback, and how far channels lie apart.</summary>
    public static string Of(Language language, EconomicsSet set)
    {
        var whole = set.Whole;
        if (whole.Payback[^1] is not { } payback)
        {
            return whole.NewAccounts == 0
                ? language.Pick("直近3か月に新規顧客がなく、CACと回収期間は計算できない", "No account was acquired in three months: CAC and payback cannot be computed")
                : language.Pick("費用か粗利の12か月がそろわず、回収期間はまだ計算できない", "Payback cannot be computed yet: twelve months of costs or margin are not there");
        }

        var months = Measure.Months.InProse(language, payback);
        var plain = language.Pick($"CACの回収は{months}", $"CAC is paid back in {months}");
        var worth = whole.LtvCac[^1] is null ? plain : language.Pick($"{plain}、LTVはCACの{Multiple(language, whole)}", $"{plain}; LTV is {Multiple(language, whole)} CAC");
        return Apart(set) is var (fast, slow)
            ? TitleWidth.FirstThatFits(
                language.Pick(
                    $"{plain}、チャネルは{Members.Name(language, fast.Member!)}の{Prose(language, fast)}から{Members.Name(language, slow.Member!)}の{Prose(language, slow)}まで開く",
                    $"{plain}: from {Figures.Fixed(fast.Payback[^1], 1)} by {Lower(language, fast)} to {Figures.Fixed(slow.Payback[^1], 1)} by {Lower(language, slow)}"),
                worth)
            : worth;
    }

    /// <summary>The channels of ten new accounts or more that pay back fastest and slowest; null where fewer than two are known or they print alike.</summary>
    public static (EconomicsFigures Fast, EconomicsFigures Slow)? Apart(EconomicsSet set)
    {
        var known = set.Cuts[^1].Members.Where(channel => channel.Payback[^1] is not null && channel.NewAccounts >= Enough && channel.Member is not ("unknown" or "(none)")).ToArray();
        if (known.Length < 2) return null;
        var (fast, slow) = (known.MinBy(channel => channel.Payback[^1])!, known.MaxBy(channel => channel.Payback[^1])!);
        return Measure.Months.PrintsAlike(fast.Payback[^1]!.Value, slow.Payback[^1]!.Value) ? null : (fast, slow);
    }

    /// <summary>LTV/CAC in prose: <c>8.3倍以上</c> where capped.</summary>
    public static string Multiple(Language language, EconomicsFigures figures) =>
        figures.IsCapped
            ? language.Pick($"{Measure.Multiple.InProse(language, figures.LtvCac[^1])}以上", $"at least {Measure.Multiple.InProse(language, figures.LtvCac[^1])}")
            : Measure.Multiple.InProse(language, figures.LtvCac[^1]);

    private static string Prose(Language language, EconomicsFigures figures) => Measure.Months.InProse(language, figures.Payback[^1]);

    private static string Lower(Language language, EconomicsFigures figures) => Members.Name(language, figures.Member!).ToLowerInvariant();
}
