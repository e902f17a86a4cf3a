using System.Globalization;
using Warehouse.Reports.Packs.Success;
using Warehouse.Reports.Reading;
using Warehouse.Reports.Text;

namespace Warehouse.Reports.Packs.Board.Accounts;

/// <summary>The accounts to talk about, by why.</summary>
public sealed record AccountPage(PageFrame Frame, IReadOnlyList<AccountBlock> Blocks);

/// <summary>A concern: its accounts' number and MRR, and the largest.</summary>
public sealed record AccountBlock(string Name, string Count, string Mrr, string Share, IReadOnlyList<AccountRow> Rows);

/// <summary>One account, ready to print.</summary>
/// <param name="FullName">The name as it is, where the page has room for its beginning only.</param>
public sealed record AccountRow(
    string Name, string FullName, string Tier, string Csm, string Mrr, Quantity? Health, string HealthText, Cell HealthChange, string TermEnd, string DaysLeft, string Reason, Cell Step);

/// <summary>Builds the page.</summary>
public static class AccountBuilder
{
    // Widths of the columns in em of their type.
    private const double NameWidth = 13;
    private const double CsmWidth = 5.5;
    private const double ReasonWidth = 16;
    private const double StepWidth = 9;

    /// <summary>The page.</summary>
    public static AccountPage Build(PackFacts facts, AccountSet set) => new(Frame(facts, set), [.. set.Concerns.Select(concern => Block(facts, set, concern))]);

    /// <summary>A concern's name.</summary>
    public static string Name(Language language, Concern concern) => concern switch
    {
        Concern.Risk => language.Pick("解約リスク", "At risk"),
        Concern.Renewal => language.Pick("60日以内に更新", "Renewal within 60 days"),
        _ => language.Pick("拡大の好機", "Ready for more"),
    };

    private static PageFrame Frame(PackFacts facts, AccountSet set) => new(
        11,
        facts.Pick("対話すべき顧客", "Accounts to talk about"),
        Title(facts, set),
        facts.Pick(
            "月末の状態で抽出した各区分のMRR上位5社。!!朱の太字!!は前月からの低下と未実施のステップ",
            "By their state at month end: the five of each group with the largest MRR. !!Bold red!!: fell on the month, or a step undone"),
        facts.Pick(
            $"解約リスク＝ヘルス{Figures.Shortest(facts.Thresholds.RiskBelow, 1)}未満（設定）。更新＝60日以内に期間が満了する契約のある顧客。拡大の好機＝健康で満足度が高く、席の80%以上か主要機能を使い、拡大商談のない顧客。一社が複数の区分に入ることがある。理由は決まった規則による。",
            $"At risk: health below {Figures.Shortest(facts.Thresholds.RiskBelow, 1)} (a setting). Renewal: a contract's term ends within 60 days. Ready: healthy, content, using 80% of seats or the key features, no open expansion. An account can stand in several groups. Reasons follow fixed rules."),
        facts.Pick(
            $"月末の顧客 {Figures.Count(set.Concerns.Sum(each => each.Count))}社（重複を含む）",
            $"State of {facts.Language.Accounts(set.Concerns.Sum(each => each.Count))} (repeats included)"));

    private static string Title(PackFacts facts, AccountSet set)
    {
        var language = facts.Language;
        var (risk, renewal, upsell) = (set[Concern.Risk], set[Concern.Renewal], set[Concern.Upsell]);
        if (set.Mrr is null or { Value: 0 } && risk.Count + renewal.Count == 0) return language.Pick("月末に有料の顧客がいない", "Nobody pays at the month's end");
        if (risk.Count + renewal.Count + upsell.Count == 0) return language.Pick("リスクも更新も拡大の好機もない静かな月", "A quiet month: nobody at risk, due or ready for more");

        var money = facts.Currency.Prose(language, risk.Mrr);
        string Renewing(string when) => language.Counted(renewal.Count, "", $"renews {when}", $"renew {when}");
        var ready = language.Counted(upsell.Count, "", "is ready for more", "are ready for more");
        return risk.Count == 0
            ? language.Pick($"リスクの顧客はなく、60日以内の更新は{Figures.Count(renewal.Count)}社、拡大の好機は{Figures.Count(upsell.Count)}社", $"Nobody at risk; {Renewing("within 60 days")}, {ready}")
            : language.Pick(
                $"リスクは{Figures.Count(risk.Count)}社・MRR {money}、60日以内の更新は{Figures.Count(renewal.Count)}社、拡大の好機は{Figures.Count(upsell.Count)}社",
                $"{language.Accounts(risk.Count)} at risk with {money}; {Renewing("soon")}, {ready}");
    }

    private static AccountBlock Block(PackFacts facts, AccountSet set, ConcernFigures concern)
    {
        var share = set.Mrr?.Value > 0 ? Measure.Rate.InProse(facts.Language, concern.Mrr / set.Mrr!.Value) : Figures.Unknown;
        return new AccountBlock(
            Name(facts.Language, concern.Concern),
            facts.Language.Accounts(concern.Count),
            Measure.WholeThousands(facts.Currency).Value(concern.Mrr),
            facts.Pick($"MRR全体の{share}", $"{share} of all MRR"),
            [.. concern.Largest.Select(account => Row(facts, concern.Concern, account))]);
    }

    private static AccountRow Row(PackFacts facts, Concern concern, AccountFigures account)
    {
        var last = Month.LastDay(facts.Month);
        return new AccountRow(
            TitleWidth.Shorten(account.Name, NameWidth),
            account.Name,
            Members.Tier(facts.Language, account.Tier),
            TitleWidth.Shorten(Members.Name(facts.Language, account.Csm), CsmWidth),
            Measure.WholeThousands(facts.Currency).Value(account.Mrr),
            account.Health,
            Measure.Points.Value(account.Health),
            Cell.Change(Measure.Points, account.Health - account.HealthBefore, "up"),
            account.TermEnd?.ToString("yyyy'/'MM'/'dd", CultureInfo.InvariantCulture) ?? "",
            account.TermEnd is { } end ? Figures.Count(Quantity.Days(last, end)) : "",
            Reason(facts, concern, account),
            Step(facts, account.Step));
    }

    // Half-width letters run narrower here than in a title.
    private static string Reason(PackFacts facts, Concern concern, AccountFigures account)
    {
        var width = ReasonWidth * (facts.Language.Code == "ja" ? 1 : 1.12);
        return TitleWidth.Shorten(TitleWidth.FirstOf(width, AccountReason.Of(facts, concern, account, 2), AccountReason.Of(facts, concern, account, 1)), width);
    }

    private static Cell Step(PackFacts facts, OwedStep? step) => step is null
        ? new Cell("")
        : new Cell($"{step.Due.ToString("MM'/'dd", CultureInfo.InvariantCulture)} {TitleWidth.Shorten(SuccessNames.Step(facts.Language, step.Step), StepWidth)}", step.IsLate ? CellTone.Worse : CellTone.Plain);
}
