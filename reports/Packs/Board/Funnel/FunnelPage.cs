using Warehouse.Reports.Text;

namespace Warehouse.Reports.Packs.Board.Funnel;

/// <summary>The phase funnel: four panels, each a population.</summary>
public sealed record FunnelPage(PageFrame Frame, IReadOnlyList<FunnelPanel> Panels);

/// <summary>A population's funnel.</summary>
public sealed record FunnelPanel(string Name, string Note, Quantity Started, IReadOnlyList<FunnelRow> Rows);

/// <summary>A step's row.</summary>
public sealed record FunnelRow(FunnelStep Step, string Name, string Rate, string Median);

/// <summary>Builds the page of the funnel.</summary>
public static class FunnelBuilder
{
    /// <summary>The page.</summary>
    public static FunnelPage Build(PackFacts facts, FunnelSet set) =>
        new(Frame(facts, set), [.. set.Tiers.Take(3).Prepend(set.Whole).Select(funnel => Panel(facts, funnel))]);

    private static PageFrame Frame(PackFacts facts, FunnelSet set)
    {
        var language = facts.Language;
        return new PageFrame(
            6,
            facts.Pick("フェーズの進み方", "Phase funnel"),
            FunnelTitle.Of(language, set),
            facts.Pick(
                $"{language.Month(set.First)}～{language.Month(set.Last)}に契約を開始した顧客が、各段階に期限内で進んだ割合。期限前で結果の出ていない「進行中」は「離脱」と分けて示す",
                $"Accounts whose contract started {language.MonthOnHead(set.First)} to {language.MonthOnHead(set.Last)}: how many reached each step in time. Open, before the deadline, stands apart from lost"),
            facts.Pick(
                "対象＝転換＋遅延＋進行中＋離脱。転換率＝転換÷（転換＋遅延＋離脱）で、進行中は分母に入れない。遅れて到達した顧客も次の段階の対象になる。拡大・関与・更新は定着から分かれる並行の段階で、互いに前後しない。区分は契約開始時のタッチモデル。初回の契約期間のみ。",
                "Entered = converted + late + open + lost. Rate = converted ÷ (converted + late + lost); open accounts are not in it. Who is late goes on to the next step. Expanded, engaged and renewed branch from adoption, in no order. Tier at the contract's start; first paid life only."),
            facts.Pick($"顧客ジャーニー {language.Accounts(set.Whole.Started)}", $"Account journeys, {language.Accounts(set.Whole.Started)}"));
    }

    private static FunnelPanel Panel(PackFacts facts, TierFunnel funnel)
    {
        var language = facts.Language;
        var worth = funnel.Started > 0 ? Figures.Fixed(100m / funnel.Started, 1) : "";
        var few = funnel.IsSmall && funnel.Started > 0 ? facts.Pick($"（少数のため、1社が{worth}ptに当たる）", $" (few: one account is {worth} pt)") : "";
        return new FunnelPanel(
            funnel.Tier is null ? facts.Pick("全体", "All accounts") : Members.Tier(language, funnel.Tier),
            facts.Pick($"契約開始 {language.Accounts(funnel.Started)}{few}", $"{language.Counted(funnel.Started, "社", "contract", "contracts")} started{few}"),
            funnel.Started,
            [.. funnel.Steps.Select(step => new FunnelRow(step, FunnelTitle.Name(language, step.Step), Measure.Rate.Value(step.Rate), Measure.Days.Value(step.MedianDays)))]);
    }
}
