using System.Globalization;
using Warehouse.Reports.Packs.Pages;
using Warehouse.Reports.Text;
using Warehouse.Reports.Theme;

namespace Warehouse.Reports.Packs.Success.Onboarding;

/// <summary>Who is being onboarded, how long already, and who waits too long for a first value.</summary>
public static class OnboardingPage
{
    private const int Shown = 21;
    private const int Window = 90;

    private static readonly (int From, int To, string Colour)[] Ages = [(0, 30, Palette.AccentPale), (31, 60, Palette.AccentMiddle), (61, int.MaxValue, Palette.Accent)];

    /// <summary>The page.</summary>
    public static TablePage Build(PackFacts facts, OnboardingQueue queue, int number)
    {
        var language = facts.Language;
        return new TablePage(
            new PageFrame(
                number,
                facts.Pick("オンボーディング", "Onboarding queue"),
                Title(language, queue),
                facts.Pick($"月末にオンボーディング中の顧客。初回価値のないまま{Figures.Count(queue.Limit)}日を過ぎた顧客、次いで経過日数の長い順", $"Accounts in onboarding at month end: those past {Figures.Count(queue.Limit)} days without a first value, then the longest under way"),
                facts.Pick(
                    $"オンボーディング＝完了しておらず開始から{Window}日未満。経過日数は開始日から月末まで。初回価値の目安{Figures.Count(queue.Limit)}日はタイムトゥバリューの目標。キックオフ・初回ログイン・初回価値は月末までの最初の日で、まだない場合は空欄。!!朱!!は目安を過ぎた顧客。",
                    $"Onboarding: not completed and fewer than {Window} days since the start. Days: from the start to the month's end. The limit of {Figures.Count(queue.Limit)} days is time to value's target. Kickoff, login, value: first day up to month end; blank: not yet. !!Red!!: past the limit."),
                facts.Pick($"ジャーニー {Figures.Count(OnboardingQueue.Aged(queue.Accounts, 0, int.MaxValue))}社", $"Journeys of {language.Accounts(OnboardingQueue.Aged(queue.Accounts, 0, int.MaxValue))}")),
            [],
            [Summary(facts, queue), List(facts, queue)]);
    }

    /// <summary>How many are being onboarded, and how many wait too long.</summary>
    public static string Title(Language language, OnboardingQueue queue)
    {
        var (all, waiting) = (OnboardingQueue.Aged(queue.Accounts, 0, int.MaxValue), queue.Late(queue.Accounts));
        if (all == 0) return language.Pick("オンボーディング中の顧客はいない", "No account is being onboarded");
        return waiting == 0
            ? language.Pick($"オンボーディング中は{Figures.Count(all)}社、{Figures.Count(queue.Limit)}日を過ぎて初回価値のない顧客はいない", $"{language.Accounts(all)} in onboarding; none past {Figures.Count(queue.Limit)} days without a first value")
            : language.Pick($"オンボーディング中は{Figures.Count(all)}社、うち{Figures.Count(waiting)}社が{Figures.Count(queue.Limit)}日を過ぎて初回価値に届かない", $"{language.Accounts(all)} in onboarding; {Figures.Count(waiting)} past {Figures.Count(queue.Limit)} days without a first value");
    }

    private static PageTable Summary(PackFacts facts, OnboardingQueue queue)
    {
        var most = Math.Max(1, queue.Accounts.GroupBy(each => each.Tier).Select(each => each.Count()).DefaultIfEmpty(1).Max());
        PageRow Row(string kind, string name, OnboardingAccount[] accounts, bool hasBar)
        {
            Quantity Aged((int From, int To, string Colour) age) => OnboardingQueue.Aged(accounts, age.From, age.To);
            return new PageRow(kind,
            [
                name, PageCell.Count(OnboardingQueue.Aged(accounts, 0, int.MaxValue)), .. Ages.Select(age => PageCell.Count(Aged(age))), PageCell.Bad(queue.Late(accounts)),
                hasBar ? PageCell.Of([.. Ages.Select(age => new BarPart(Aged(age) / most, age.Colour))]) : PageCell.Empty,
            ]);
        }

        var tiers = Members.TierOrder(queue.Accounts.Select(each => each.Tier));
        return new PageTable(
            facts.Pick("経過日数", "Days under way"),
            facts.Pick("社", "accounts"),
            [
                new("", 22, ColumnKind.Text), new(facts.Pick("計\n", "All\n"), 8), new(facts.Pick("30日\nまで", "to\n30"), 9), new(facts.Pick("60日\nまで", "to\n60"), 9), new(facts.Pick("61日\nから", "from\n61"), 9),
                new(facts.Pick("目安\n超過", "Past\nlimit"), 10), new("", 17, ColumnKind.Bar),
            ],
            queue.Accounts.Count == 0 ? [] : [.. tiers.Select(tier => Row("", Members.Tier(facts.Language, tier), [.. queue.Accounts.Where(each => each.Tier == tier)], true)), Row("whole", facts.Pick("計", "All"), [.. queue.Accounts], false)],
            facts.Pick("オンボーディング中の顧客はいない", "No account is being onboarded"));
    }

    private static PageTable List(PackFacts facts, OnboardingQueue queue)
    {
        var more = OnboardingQueue.Aged(queue.Accounts, 0, int.MaxValue) - Shown;
        static string Day(DateOnly? date) => date?.ToString("MM'/'dd", CultureInfo.InvariantCulture) ?? "";
        return new PageTable(
            facts.Pick("オンボーディング中の顧客", "Accounts in onboarding"),
            more > 0 ? facts.Pick($"上位{Shown}社、ほか{Figures.Count(more)}社", $"first {Shown}, {Figures.Count(more)} more") : "",
            [
                new(facts.Pick("顧客", "Account"), 44, ColumnKind.Text), new(facts.Pick("タッチ", "Tier"), 24, ColumnKind.Text), new(facts.Pick("担当", "CSM"), 17, ColumnKind.Text), new($"MRR\n{facts.Currency.Thousands(facts.Language)}", 13),
                new(facts.Pick("開始\n月/日", "Start\nmm/dd"), 11), new(facts.Pick("経過\n日", "Days\n"), 10), new(facts.Pick("0日から90日", "0 to 90 days"), 20, ColumnKind.Bar),
                new(facts.Pick("キックオフ\n月/日", "Kickoff\nmm/dd"), 15), new(facts.Pick("ログイン\n月/日", "Login\nmm/dd"), 13), new(facts.Pick("初回価値\n月/日", "Value\nmm/dd"), 13),
            ],
            [.. queue.Accounts.Take(Shown).Select(each => new PageRow("",
            [
                each.Name, Members.Tier(facts.Language, each.Tier), Members.Name(facts.Language, each.Csm), Measure.WholeThousands(facts.Currency).Value(each.Mrr), Day(each.Start),
                queue.IsWaiting(each) ? new PageCell(Figures.Count(each.Days), CellTone.Worse) : Figures.Count(each.Days),
                PageCell.Of(new BarPart(Math.Min(1m, (each.Days ?? 0) / (decimal)Window), queue.IsWaiting(each) ? Palette.Worse : Palette.Accent)),
                Day(each.Kickoff), Day(each.FirstLogin), Day(each.FirstValue),
            ]))],
            facts.Pick("なし", "None"));
    }
}
