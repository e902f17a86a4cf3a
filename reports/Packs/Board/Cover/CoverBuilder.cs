using Warehouse.Reports.Text;

namespace Warehouse.Reports.Packs.Board.Cover;

/// <summary>Builds the cover.</summary>
public static class CoverBuilder
{
    /// <summary>The page.</summary>
    /// <param name="contents">The other pages' subjects.</param>
    public static CoverPage Build(PackFacts facts, BoardFigures figures, IReadOnlyList<(string Name, int Page)> contents)
    {
        var judged = figures.Kpis.Where(kpi => kpi.Verdict != Verdict.None).ToArray();
        var tally = new[] { Verdict.Met, Verdict.Watch, Verdict.Missed }.Select(verdict => (verdict, judged.Count(kpi => kpi.Verdict == verdict)));
        return new CoverPage(
            Frame(facts),
            CoverHeadline.Of(facts, figures),
            CoverSentences.Of(facts, figures),
            [.. tally],
            judged.Length,
            figures.Kpis.Count - judged.Length,
            contents);
    }

    private static PageFrame Frame(PackFacts facts) => new(
        1,
        facts.Pick("表紙", "Cover"),
        facts.PackName,
        "",
        facts.Pick(
            $"MRRは月末時点で有効な契約の月額換算（値引き後、税抜）。NRR・解約率は12か月前に有料だった顧客を分母とする。横ばい＝増減がMRRの{Measure.Rate.Short(facts.Language, facts.Thresholds.LevelNet)}未満。目標と判定は2ページ。文は各ページの数値から決まった規則で作る。",
            $"MRR: monthly value of what is in force at month end, after discounts, before tax. NRR and churn: of accounts that paid 12 months ago. Level: less than {Measure.Rate.Short(facts.Language, facts.Thresholds.LevelNet)} of MRR. Targets and verdicts on page 2. Sentences follow fixed rules from the pages' figures."),
        facts.Pick("契約・CRM・利用ログ・アンケート・会計", "Contracts, CRM, usage, surveys, ledger"));
}
