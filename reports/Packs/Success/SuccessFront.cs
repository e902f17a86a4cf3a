using Warehouse.Reports.Packs.Pages;
using Warehouse.Reports.Packs.Success.Team;
using Warehouse.Reports.Text;

namespace Warehouse.Reports.Packs.Success;

/// <summary>The cover of the pack for customer success: what waits for care, then every page's answer.</summary>
public static class SuccessFront
{
    // The headline's line is 183 mm of 19 pt.
    private const double Width = 26;

    /// <summary>The cover.</summary>
    /// <param name="risk">Accounts at risk.</param>
    /// <param name="undone">Steps of the playbook not done.</param>
    /// <param name="waiting">Accounts past the limit without a first value.</param>
    public static FrontPage Build(PackFacts facts, TeamFigures book, Quantity risk, Quantity undone, Quantity waiting, IReadOnlyList<PageFrame> pages) => new(
        new PageFrame(
            1, facts.Pick("表紙", "Cover"), facts.FullName, "",
            facts.Pick(
                "文は各ページの題で、ページの数値から決まった規則で作る。当月・月末は報告の時間帯の暦月。担当とタッチモデルは、残高はその月末、増減と継続率は期首のもの。数値の定義は最後のページ。",
                "The sentences are the pages' titles and follow fixed rules from their figures. Months are calendar months in the reporting time zone. CSM and tier: at month end for stocks, at the opening for movements and retention. Definitions: last page."),
            facts.Pick("契約・CRM・利用ログ・費用", "Contracts, CRM, usage, costs")),
        facts.Pick("カスタマーサクセス資料", "Customer success papers"),
        facts.Language.Code == "ja" ? ["CS運営", "パック"] : ["Customer", "success pack"],
        Headline(facts, book.Count("paying_accounts", TeamMember.All, facts.Month), risk, undone, waiting),
        FrontAnswer.Of(pages));

    /// <summary>Whose accounts, and what waits; a month in which nothing does is called quiet.</summary>
    public static IReadOnlyList<string> Headline(PackFacts facts, Quantity paying, Quantity risk, Quantity undone, Quantity waiting)
    {
        var language = facts.Language;
        var whose = facts.Scope is null
            ? language.Pick($"有料の{Figures.Count(paying)}社のうち、", $"Of {language.Counted(paying, "", "account that pays", "accounts that pay")},")
            : language.Pick($"{facts.Scope.Name(language)}の{Figures.Count(paying)}社のうち、", $"{facts.Scope.Name(language)}: of {language.Accounts(paying)},");
        if (paying == 0) return [language.Pick("月末に有料の顧客がいない", "Nobody pays at the month's end")];
        string[] waits =
        [
            .. risk == 0 ? Array.Empty<string>() : [language.Pick($"リスク{Figures.Count(risk)}社", $"{Figures.Count(risk)} at risk")],
            .. waiting == 0 ? Array.Empty<string>() : [language.Pick($"初回価値の遅れ{Figures.Count(waiting)}社", $"{Figures.Count(waiting)} without a first value")],
            .. undone == 0 ? Array.Empty<string>() : [language.Pick($"未実施のステップ{Figures.Count(undone)}件", language.Counted(undone, "", "step undone", "steps undone"))],
        ];
        return waits.Length == 0
            ? [whose, language.Pick("手当てを待つ顧客もステップもない静かな月", "no account and no step waits for care: a quiet month")]
            : [whose, TitleWidth.FirstOf(Width, Waiting(language, waits), Waiting(language, [waits[0], waits[^1]]), Waiting(language, [waits[0]]))];
    }

    private static string Waiting(Language language, IReadOnlyList<string> waits) => language.Pick($"{language.List(waits)}が手当てを待つ", language.List(waits));
}
