using Warehouse.Reports.Charts;
using Warehouse.Reports.Text;
using Warehouse.Reports.Theme;

namespace Warehouse.Reports.Packs.Board.Economics;

/// <summary>How long accounts stay, beside the table.</summary>
/// <param name="Answer">What the curve of all accounts says; empty without one.</param>
/// <param name="Chart">Null where nothing is known.</param>
public sealed record SurvivalPanel(string Name, string Note, string Answer, ChartSpec? Chart, string Method)
{
    // Two years, else what is known.
    private const int AnswerAge = 24;

    /// <summary>The chart on its page.</summary>
    public static readonly ChartBox Box = new(60, 70);

    /// <summary>The panel.</summary>
    public static SurvivalPanel Of(PackFacts facts, IReadOnlyList<SurvivalFigures> curves)
    {
        var ages = curves.Select(curve => curve.Shares.Count).DefaultIfEmpty(0).Max();
        var chart = curves.Count == 0 ? null : SurvivalChart.Of(
            "survival",
            facts.Pick("獲得からの月数ごとの生存率、全体とタッチモデル別", "Survival by months since acquisition, of all accounts and by touch tier"),
            [.. curves.Select(curve => new SurvivalChart.Curve(Whose(facts, curve), curve.Tier is null ? Palette.Ink : Palette.Tier(curve.Tier), [.. curve.Shares.Select(share => share * 100)], curve.Tier is null))],
            [.. Enumerable.Range(0, ages).Select(age => Tip(facts, curves, age))],
            Box);
        return new SurvivalPanel(
            facts.Pick("生存率", "Survival"),
            facts.Pick("%、横は獲得からの月数", "%, by months since acquisition"),
            Answered(facts, curves),
            chart,
            facts.Pick(
                $"最初の契約が続く割合（カプラン・マイヤー法）。区分は獲得時。対象{SurvivalReader.Enough}社以上の月数まで",
                $"First paid lives that go on (Kaplan–Meier), tier at acquisition, while {SurvivalReader.Enough} or more are at risk"));
    }

    private static string Answered(PackFacts facts, IReadOnlyList<SurvivalFigures> curves)
    {
        if (curves.FirstOrDefault(curve => curve.Tier is null) is not { } whole) return "";
        var age = Math.Min(AnswerAge, whole.Shares.Count - 1);
        if (whole.Shares[age] is not { } share) return "";
        var stay = Measure.Rate.InProse(facts.Language, share);
        return facts.Pick($"{age}か月後に**{stay}**が残る", $"**{stay}** stay for {facts.Language.Counted(age, "", "month", "months")}");
    }

    private static string Tip(PackFacts facts, IReadOnlyList<SurvivalFigures> curves, int age) =>
        facts.Pick($"<b>{age}か月</b>", $"<b>Month {age}</b>") + string.Concat(curves.Select(curve => $"<br>{Whose(facts, curve)} {Measure.Rate.InProse(facts.Language, curve.Shares.ElementAtOrDefault(age))}"));

    private static string Whose(PackFacts facts, SurvivalFigures curve) => curve.Tier is null ? facts.Pick("全体", "All") : Members.Tier(facts.Language, curve.Tier);
}
