using Warehouse.Reports.Text;

namespace Warehouse.Reports.Packs.Board.Accounts;

/// <summary>Why an account stands in the list: facts with figures, the most telling first, two at most. From where on a fact is told stands in the settings <c>packs</c>.</summary>
public static class AccountReason
{
    /// <summary>The reason in a line.</summary>
    /// <param name="most">Facts at most.</param>
    public static string Of(PackFacts facts, Concern concern, AccountFigures account, int most = 2)
    {
        var (language, told) = (facts.Language, facts.Thresholds);
        string?[] all = concern switch
        {
            Concern.Risk => [Use(language, told, account), Discontented(language, told, account), .. Lost(language, told, account)],
            Concern.Renewal => [Due(facts, account), Use(language, told, account), Discontented(language, told, account), .. Lost(language, told, account)],
            _ => [Seats(language, told, account), Features(language, account), Content(language, account)],
        };
        return string.Join(language.Pick("。", "; "), all.OfType<string>().Take(most));
    }

    private static string? Use(Language language, PackThresholds told, AccountFigures account) => account.UsageTrend <= -told.FallingUse
        ? language.Pick($"利用日数は前28日比{Figures.Signed(account.UsageTrend * 100, 0)}%", $"use {Figures.Signed(account.UsageTrend * 100, 0)}% in 28 days")
        : null;

    private static string? Discontented(Language language, PackThresholds told, AccountFigures account) => account.Csat < told.LowCsat
        ? language.Pick($"CSAT平均 {Figures.Fixed(account.Csat, 1)}（90日）", $"mean CSAT {Figures.Fixed(account.Csat, 1)} (90 days)")
        : null;

    private static IEnumerable<string> Lost(Language language, PackThresholds told, AccountFigures account) => account.Lost
        .Where(part => part.Value >= told.LostPoints).OrderByDescending(part => part.Value).ThenBy(part => part.Key, StringComparer.Ordinal)
        .Select(part => language.Pick($"{Part(language, part.Key)}−{Figures.Fixed(part.Value, 1)}点", $"{Part(language, part.Key)} −{Figures.Fixed(part.Value, 1)}"));

    private static string Part(Language language, string metric) => metric switch
    {
        "health_lost_login_frequency" => language.Pick("ログイン頻度", "logins"),
        "health_lost_feature_use" => language.Pick("機能利用", "feature use"),
        "health_lost_support_satisfaction" => language.Pick("サポート満足", "support"),
        _ => language.Pick("更新意向", "renewal intent"),
    };

    private static string? Due(PackFacts facts, AccountFigures account) => account.DueArr is { } arr
        ? facts.Pick($"満了するARR {facts.Currency.Prose(facts.Language, arr)}", $"ARR {facts.Currency.Prose(facts.Language, arr)} ends")
        : null;

    private static string? Seats(Language language, PackThresholds told, AccountFigures account) => account.SeatUse >= told.FullSeats
        ? language.Pick($"席の利用率 {Figures.Fixed(account.SeatUse * 100, 0)}%", $"seat use {Figures.Fixed(account.SeatUse * 100, 0)}%")
        : null;

    private static string? Features(Language language, AccountFigures account) => account.Features is { } features
        ? language.Pick($"主要機能 {Figures.Shortest(features, 1)}個", $"{Figures.Shortest(features, 1)} key features")
        : null;

    private static string? Content(Language language, AccountFigures account) => (account.Nps?.Value, account.Csat) switch
    {
        ( >= 9, _) => language.Pick($"推奨度 {Figures.Shortest(account.Nps!.Value, 1)}（10点満点）", $"would recommend: {Figures.Shortest(account.Nps!.Value, 1)} of 10"),
        (_, { } csat) => language.Pick($"CSAT平均 {Figures.Fixed(csat, 1)}", $"mean CSAT {Figures.Fixed(csat, 1)}"),
        _ => null,
    };
}
