using Warehouse.Reports.Text;

namespace Warehouse.Reports.Packs.Board.Cohorts;

/// <summary>What is left of a cohort at the oldest age that any has reached, in words.</summary>
public static class CohortTitle
{
    /// <summary>The title.</summary>
    public static string Of(Language language, CohortMap logo, CohortMap revenue)
    {
        if (logo.Cohorts.Count == 0) return language.Pick("この19か月に獲得した顧客はいない", "No account was acquired in these 19 months");
        var age = logo.Means.ToList().FindLastIndex(mean => mean is not null);
        if (age < 0 || revenue.Means[age] is not { } money)
        {
            return language.Pick("1か月以上を経たコホートはまだない", "No cohort is a month old yet");
        }

        var after = language.Pick($"獲得から{age + 1}か月後", age == 0 ? "One month after acquisition" : $"{age + 1} months after acquisition");
        var left = Measure.Rate.InProse(language, logo.Means[age]);
        var worth = Measure.Rate.InProse(language, money);
        var printed = Figures.Round(money * 100, 1);
        if (logo.Means[age] == 0) return language.Pick($"{after}までに、獲得した顧客はすべて解約した", $"{after}, every acquired account has left");
        return printed switch
        {
            // Beginnings so small that both figures do not fit beside the words.
            >= 1000 => language.Pick($"{after}、社数は{left}、売上は{worth}", $"{after}: accounts {left}, revenue {worth}"),
            > 100 => language.Pick($"{after}、社数は{left}が残り、売上は{worth}に伸びる", $"{after}, {left} of accounts remain and revenue grows to {worth}"),
            100 => language.Pick($"{after}、社数は{left}が残り、売上は{worth}を保つ", $"{after}, {left} of accounts remain and revenue holds at {worth}"),
            _ => language.Pick($"{after}、社数は{left}、売上は{worth}が残る", $"{after}, {left} of accounts and {worth} of revenue remain"),
        };
    }
}
