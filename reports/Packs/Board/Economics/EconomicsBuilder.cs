using Warehouse.Reports.Charts;
using Warehouse.Reports.Text;

namespace Warehouse.Reports.Packs.Board.Economics;

/// <summary>Builds the page of unit economics.</summary>
public static class EconomicsBuilder
{
    private const int MostChannels = 6;

    /// <summary>The page.</summary>
    public static EconomicsPage Build(PackFacts facts, EconomicsSet set)
    {
        var cuts = set.Cuts.Select(cut => cut with { Members = [.. cut.Members.Take(MostChannels)] }).Where(cut => cut.Members.Count > 0).ToArray();
        var rows = cuts.SelectMany(cut => cut.Members).Append(set.Whole).ToArray();
        var whole = new EconomicsBlock("", [Row(facts, set, set.Whole, facts.Pick("全体", "All accounts"))]);
        var blocks = cuts.Select(cut => new EconomicsBlock(facts.Pick(cut.NameJa, cut.NameEn), [.. cut.Members.Select(member => Row(facts, set, member, MemberName(facts, cut, member)))]));
        return new EconomicsPage(
            Frame(facts, set),
            EconomicsPanels.Of(facts, set),
            Equation(facts, set),
            [whole, .. blocks],
            BulletScale.For(rows.Select(row => row.LtvCac[^1]).Plain(), set.LtvCac.Target, set.LtvCac.Amber, isUpBetter: true),
            BulletScale.For(rows.Select(row => row.Payback[^1]).Plain(), set.Payback.Target, set.Payback.Amber, isUpBetter: false),
            SurvivalPanel.Of(facts, set.Survival));
    }

    private static PageFrame Frame(PackFacts facts, EconomicsSet set)
    {
        var capped = set.Whole.IsCapped || set.Cuts.Any(cut => cut.Members.Any(member => member.IsCapped))
            ? facts.Pick("「≥」は平均継続月数が上限に達した下限値。", "≥: a lower bound, the lifetime reached its cap. ")
            : "";
        return new PageFrame(
            7,
            facts.Pick("ユニットエコノミクス", "Unit economics"),
            EconomicsTitle.Of(facts.Language, set),
            facts.Pick(
                "1社を獲得する費用（CAC）と1社が残す粗利（LTV）。区分は獲得時。棒は0から、縦線は目標、地は薄い灰が注意、濃い灰が未達",
                "What an account costs (CAC) and leaves in gross profit (LTV), cut as at acquisition; bars from 0, upright line: target; pale: watch, grey: missed"),
            facts.Pick(
                $"CAC＝3か月の営業・マーケティング費用÷新規社数（区分のない費用も各区分へ配分）。LTV＝ARPA×平均継続月数×粗利率（全体の12か月）。回収期間＝CAC÷（新規顧客のARPA×粗利率）。{capped}前年差は前年同月との差。",
                $"CAC: sales and marketing cost of 3 months ÷ new accounts (cost without a channel is spread over all). LTV: ARPA × lifetime × gross margin. Payback: CAC ÷ (ARPA of the new accounts × margin). {capped}Margin: all accounts, 12 months."),
            facts.Pick($"費用明細・会計元帳、新規 {Figures.Count(set.Whole.NewAccounts)}社（3か月）", $"Costs and ledger, {facts.Language.Counted(set.Whole.NewAccounts, "社", "new account", "new accounts")} (3 months)"));
    }

    private static string Equation(PackFacts facts, EconomicsSet set)
    {
        var (language, parts) = (facts.Language, set.Parts);
        if (set.Whole.Ltv[^1] is not { } ltv || parts.Arpa is null || parts.Lifetime is null || parts.Margin is null) return "";
        var thousands = Measure.Thousands(facts.Currency);
        var lifetime = Measure.Months.InProse(language, parts.Lifetime) + (parts.IsCapped ? facts.Pick("（上限）", " (capped)") : "");
        var result = (parts.IsCapped ? "≥ " : "") + Measure.WholeThousands(facts.Currency).InProse(language, ltv);
        return facts.Pick(
            $"全体のLTV **{result}**＝ARPA {thousands.InProse(language, parts.Arpa)}×平均継続 {lifetime}×粗利率 {Measure.Rate.InProse(language, parts.Margin)}（各値は丸めて表示）",
            $"LTV of all accounts **{result}** = ARPA {thousands.InProse(language, parts.Arpa)} × lifetime {lifetime} × gross margin {Measure.Rate.InProse(language, parts.Margin)} (each rounded)");
    }

    private static string MemberName(PackFacts facts, EconomicsCut cut, EconomicsFigures member) =>
        cut.NameEn == "Touch tier" ? Members.Tier(facts.Language, member.Member!) : Members.Name(facts.Language, member.Member!);

    private static EconomicsRow Row(PackFacts facts, EconomicsSet set, EconomicsFigures figures, string name) => new(
        name,
        figures.Member is null,
        Figures.Count(figures.NewAccounts),
        (figures.IsCapped && figures.Ltv[^1] is not null ? "≥ " : "") + Whole(figures.Ltv[^1]),
        Whole(figures.Cac[^1]),
        figures.LtvCac[^1],
        Measure.Multiple.Value(figures.LtvCac[^1], figures.IsCapped),
        Cell.Change(Measure.Multiple, figures.LtvCac[^1] - figures.LtvCac[^13], "up"),
        Verdicts.Judge(figures.LtvCac[^1], set.LtvCac.Target, set.LtvCac.Amber, "up"),
        figures.Payback[^1],
        Measure.Months.Value(figures.Payback[^1]),
        Cell.Change(Measure.Months, figures.Payback[^1] - figures.Payback[^13], "down"),
        Verdicts.Judge(figures.Payback[^1], set.Payback.Target, set.Payback.Amber, "down"));

    private static string Whole(Quantity? amount) => Figures.Fixed(amount / 1000m, 0);
}
