using System.Globalization;
using Warehouse.Reports.Packs.Success;
using Warehouse.Reports.Text;

namespace Warehouse.Tests.Reports.Printed;

/// <summary>The board's accounts to talk about, once more from the tables: of each concern the five largest, with their reasons by the rules that the pack states.</summary>
internal static class TalkList
{
    private const int Shown = 5;

    private static readonly (string Ja, string En)[] Parts = [("ログイン頻度", "logins"), ("機能利用", "feature use"), ("サポート満足", "support"), ("更新意向", "renewal intent")];

    /// <summary>What a reader of the list would find wrong.</summary>
    public static IEnumerable<string> Faults(Language language, string html, IReadOnlyList<StandingAccount> accounts, DateOnly month)
    {
        (string Name, StandingAccount[] Accounts, Func<StandingAccount, IEnumerable<string>> Facts)[] concerns =
        [
            (language.Pick("解約リスク", "At risk"), [.. accounts.Where(each => each.Health < 50)], each => Troubles(language, each)),
            (language.Pick("60日以内に更新", "Renewal within 60 days"), [.. accounts.Where(each => each.TermEnd is not null)], each => [language.Pick($"満了するARR {Millions(each)}百万円", $"ARR JPY {Millions(each)}m ends"), .. Troubles(language, each)]),
            (language.Pick("拡大の好機", "Ready for more"), [.. accounts.Where(each => each.IsReady)], each => Chances(language, each)),
        ];
        var printed = PackTables.Rows(html, language.Pick("対話すべき顧客", "Accounts to talk about")).Skip(1).ToArray();
        var all = accounts.Sum(each => each.Mrr);
        var at = 0;
        foreach (var (name, listed, facts) in concerns)
        {
            var mrr = listed.Sum(each => each.Mrr);
            var share = Spelled.Number(100 * mrr / all, 1);
            var count = language.Pick($"{listed.Length}社", listed.Length == 1 ? "1 account" : $"{listed.Length} accounts");
            yield return Differs(printed.ElementAtOrDefault(at++), [name + count, Spelled.Thousands(mrr), language.Pick($"MRR全体の{share}%", $"{share}% of all MRR")]);
            foreach (var account in listed.Take(Shown))
            {
                var row = printed.ElementAtOrDefault(at++) ?? [];
                yield return Differs(row, Expected(language, account, month, Reason(row.ElementAtOrDefault(9) ?? "", [.. facts(account)], language), row.ElementAtOrDefault(10) ?? ""));
            }
        }

        yield return printed.Length == at ? "" : $"{printed.Length} rows are listed, {at} are in the tables";
    }

    private static string[] Expected(Language language, StandingAccount account, DateOnly month, string reason, string step) =>
    [
        account.Name, Members.Tier(language, account.Tier), account.Csm, Spelled.Thousands(account.Mrr), "", Spelled.Number(account.Health, 1), Spelled.Signed(account.Health - account.HealthBefore, 1),
        account.TermEnd?.ToString("yyyy'/'MM'/'dd", CultureInfo.InvariantCulture) ?? "", account.TermEnd is { } end ? Spelled.Number(end.DayNumber - month.AddMonths(1).AddDays(-1).DayNumber, 0) : "", reason,
        account.StepDue is null ? "" : Cut(step, $"{Spelled.Day(account.StepDue)} {SuccessNames.Step(language, account.Step)}"),
    ];

    private static IEnumerable<string> Troubles(Language language, StandingAccount account)
    {
        if (account.Trend <= -0.3m) yield return language.Pick($"利用日数は前28日比{Spelled.Signed(account.Trend * 100, 0)}%", $"use {Spelled.Signed(account.Trend * 100, 0)}% in 28 days");
        if (account.Csat < 3) yield return language.Pick($"CSAT平均 {Spelled.Number(account.Csat, 1)}（90日）", $"mean CSAT {Spelled.Number(account.Csat, 1)} (90 days)");
        // Of parts that lack the same, feature use stands first, then logins, renewal intent and support.
        int[] order = [1, 0, 3, 2];
        foreach (var part in Enumerable.Range(0, 4).Where(part => account.Lost[part] >= 5).OrderByDescending(part => account.Lost[part]).ThenBy(part => order[part]))
        {
            yield return language.Pick($"{Parts[part].Ja}−{Spelled.Number(account.Lost[part], 1)}点", $"{Parts[part].En} −{Spelled.Number(account.Lost[part], 1)}");
        }
    }

    private static IEnumerable<string> Chances(Language language, StandingAccount account)
    {
        if (account.SeatUse >= 0.8m) yield return language.Pick($"席の利用率 {Spelled.Number(account.SeatUse * 100, 0)}%", $"seat use {Spelled.Number(account.SeatUse * 100, 0)}%");
        if (account.Features is { } features) yield return language.Pick($"主要機能 {Spelled.Number(features, 0)}個", $"{Spelled.Number(features, 0)} key features");
        if (account.Nps >= 9) yield return language.Pick($"推奨度 {Whole(account.Nps)}（10点満点）", $"would recommend: {Whole(account.Nps)} of 10");
        else if (account.Csat is { } csat) yield return language.Pick($"CSAT平均 {Spelled.Number(csat, 1)}", $"mean CSAT {Spelled.Number(csat, 1)}");
    }

    // Two facts at most, one where the column does not hold two, and of one its beginning.
    private static string Reason(string printed, string[] facts, Language language)
    {
        var both = string.Join(language.Pick("。", "; "), facts.Take(2));
        return facts.Length == 0 || printed == both ? both : Cut(printed, facts[0]);
    }

    private static string Cut(string printed, string whole) => printed.EndsWith('…') && whole.StartsWith(printed[..^1], StringComparison.Ordinal) ? printed : whole;

    private static string Whole(decimal? value) => Spelled.Number(value, 1) is var text && text.EndsWith(".0", StringComparison.Ordinal) ? text[..^2] : text;

    private static string Millions(StandingAccount account) => Spelled.Number(account.Arr / 1_000_000m, 2);

    private static string Differs(string[]? printed, string[] expected)
    {
        // The name of whoever looks after it is cut to its column.
        if (printed is { Length: > 2 } && expected.Length > 2 && printed.Length > 3) expected[2] = Cut(printed[2], expected[2]);
        return printed is not null && printed.SequenceEqual(expected) ? "" : $"'{string.Join(" | ", printed ?? [])}' is listed where the tables have '{string.Join(" | ", expected)}'";
    }
}
