using Warehouse.Reports.Text;

namespace Warehouse.Reports.Packs.Board.Cohorts;

/// <summary>Builds the page of cohorts.</summary>
public static class CohortBuilder
{
    // A column holds three digits; a cohort that began small can have grown tenfold.
    private const decimal NoRoom = 1_000;

    /// <summary>A figure of a map in per cent: from 1,000 on only that it is that much.</summary>
    public static string Figure(Quantity percent, int decimals) => HasRoom(percent, decimals) ? Figures.Fixed(percent, decimals) : "999+";

    /// <summary>The page.</summary>
    public static CohortPage Build(PackFacts facts, CohortMap logo, CohortMap revenue)
    {
        var unit = facts.Currency;
        return new CohortPage(
            Frame(facts, logo, revenue),
            Map(facts, logo, facts.Pick("社数の継続率", "Logo retention"), facts.Pick("残っている社数÷獲得社数", "accounts that pay ÷ accounts acquired"), (facts.Pick("獲得", "Accounts"), facts.Pick("社数", "acquired")), size => Figures.Fixed(size, 0)),
            Map(facts, revenue, facts.Pick("売上の継続率", "Revenue retention"), facts.Pick("MRR÷獲得月のMRR", "MRR ÷ MRR of the first month"), (facts.Pick("初月MRR", "First MRR"), facts.Pick(unit.MillionsUnit.Ja, unit.MillionsUnit.En)), size => Figures.Fixed(size / 1_000_000m, 2)),
            Legend(facts),
            Note(facts, logo, revenue));
    }

    private static PageFrame Frame(PackFacts facts, CohortMap logo, CohortMap revenue) => new(
        5,
        facts.Pick("コホート継続率", "Cohort retention"),
        CohortTitle.Of(facts.Language, logo, revenue),
        facts.Pick(
            "獲得月（初めてMRRが生じた月）ごとの継続率（%）。横は獲得月からの経過月数、獲得月を100とする。まだ到来していない月は空欄",
            "Retention in % by month of acquisition (first MRR) and months since; the first month is 100. Months still to come are blank"),
        facts.Pick(
            "社数の継続率＝経過月にMRRがある社数÷獲得社数。売上の継続率＝経過月のMRR÷獲得月のMRR（拡大により100%を超えることがある）。いずれも再開した顧客を再び数える。加重平均は表の到来済みのコホートのみで、社数は獲得社数、売上は獲得月MRRで重みづけ。",
            "Logo retention: accounts with MRR at that age ÷ accounts acquired. Revenue retention: MRR at that age ÷ first MRR (expansion may carry it past 100%). Returners count again. Means are over the cohorts shown that are old enough, weighted by accounts or by first MRR."),
        facts.Pick($"コホート月次 {logo.Cohorts.Count}コホート", $"Monthly cohorts, {logo.Cohorts.Count}"));

    private static HeatMap Map(PackFacts facts, CohortMap map, string name, string note, (string First, string Second) sizeHead, Func<Quantity, string> size) => new(
        name,
        note,
        sizeHead,
        [.. map.Cohorts.Select((cohort, i) => new HeatRow(RowName(facts, cohort.Month, i), size(cohort.Size), [.. cohort.Ages.Select(retention => retention * 100)]))],
        [.. map.Means.Select(mean => mean is { } share ? Figure(share * Measure.Rate.Scale, Measure.Rate.Decimals) : "")]);

    private static bool HasRoom(Quantity percent, int decimals) => Figures.Round(percent, decimals) < NoRoom;

    // The year stands where it begins.
    private static string RowName(PackFacts facts, DateOnly month, int row) =>
        row == 0 || month.Month == 1 ? facts.Language.MonthOnHead(month) : facts.Language.MonthShort(month);

    private static IReadOnlyList<(decimal Value, string Name)> Legend(PackFacts facts) =>
    [
        (78, facts.Pick("78以下", "78 or less")), (85, "85"), (90, "90"), (95, "95"), (100, "100"),
        (105, "105"), (110, "110"), (115, "115"), (120, "120"), (125, facts.Pick("125以上", "125 or more")),
    ];

    private static string Note(PackFacts facts, CohortMap logo, CohortMap revenue)
    {
        var isBounded = revenue.Cohorts.SelectMany(cohort => cohort.Ages).OfType<Quantity>().Any(retention => !HasRoom(retention * 100, 0));
        var bold = isBounded ? facts.Pick("999+は1,000以上。", "999+: 1,000 or more. ") : facts.Pick("100超は太字。", "Above 100 in bold. ");
        var sizes = logo.Cohorts.Select(cohort => cohort.Size).Where(size => size > 0).ToArray();
        if (sizes.Length == 0) return bold;
        var (least, most) = (sizes.Min(), sizes.Max());
        var decimals = most > 33 ? 1 : 0;
        var (low, high) = (Figures.Fixed(100 / most, decimals), Figures.Fixed(100 / least, decimals));
        var size = least == most ? Figures.Fixed(least, 0) : $"{Figures.Fixed(least, 0)}{facts.Pick("～", "–")}{Figures.Fixed(most, 0)}";
        return bold + facts.Pick($"1コホートは{size}社で、1社の解約が{Worth(facts, low, high)}に当たる", $"Cohorts of {size} {(most == 1 ? "account" : "accounts")}: one is {Worth(facts, low, high)}");
    }

    // Of large cohorts one account is less than can be printed.
    private static string Worth(PackFacts facts, string low, string high)
    {
        const string Nothing = "0.0";
        var (least, most) = (FigureLedger.Plain(low), FigureLedger.Plain(high));
        if (most == Nothing) return facts.Pick("0.1pt未満", "under 0.1 pt");
        if (least == Nothing) return facts.Pick($"{high}pt以下", $"at most {high} pt");
        var worth = least == most ? low : $"{low}{facts.Pick("～", "–")}{high}";
        return facts.Pick($"約{worth}pt", $"about {worth} pt");
    }
}
