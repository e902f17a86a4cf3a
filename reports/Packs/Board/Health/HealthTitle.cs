using Warehouse.Reports.Text;

namespace Warehouse.Reports.Packs.Board.Health;

/// <summary>Who is at risk and what moved, in words.</summary>
public static class HealthTitle
{
    /// <summary>The title.</summary>
    public static string Of(Language language, HealthSet set)
    {
        var scored = set.Paying - set.Now("unknown");
        if (set.Paying == 0) return language.Pick("月末に有料の顧客がいない", "Nobody pays at the month's end");
        if (scored == 0) return language.Pick("ヘルススコアの付いた顧客はまだない", "No account has a health score yet");

        var risk = set.Now("risk");
        if (risk == 0 && set.Improved == 0) return language.Pick($"スコアのある{Figures.Count(scored)}社にリスクの顧客はない", scored == 1 ? "The one account with a score is not at risk" : $"None of {language.Accounts(scored)} with a score is at risk");
        if (risk == 0) return language.Pick($"リスクの顧客はなくなり、{Figures.Count(set.Improved)}社が改善した", $"No account is at risk any more: {Figures.Count(set.Improved)} improved");

        var share = Measure.Rate.InProse(language, risk / set.Paying);
        var start = language.Pick($"リスクは{Figures.Count(risk)}社（有料の{share}）", $"{language.Accounts(risk)} at risk ({share} of those paying)");
        var end = (set.Entered.Value, set.Improved.Value) switch
        {
            (0, 0) => language.Pick("当月に加わった顧客も改善した顧客もない", "none entered this month and none improved"),
            (_, 0) => language.Pick($"当月に{Figures.Count(set.Entered)}社が加わり、改善はない", $"{Figures.Count(set.Entered)} entered this month, none improved"),
            (0, _) => language.Pick($"当月に加わった顧客はなく、{Figures.Count(set.Improved)}社が改善した", $"none entered this month, {Figures.Count(set.Improved)} improved"),
            _ => language.Pick($"当月に{Figures.Count(set.Entered)}社が加わり、{Figures.Count(set.Improved)}社が改善した", $"{Figures.Count(set.Entered)} entered this month, {Figures.Count(set.Improved)} improved"),
        };
        return language.Pick($"{start}、{end}", $"{start}: {end}");
    }
}
