namespace Warehouse.Tests.Reports.Fakes;

/// <summary>Invents accounts and what became of them; the same scenario gives the same history.</summary>
public static class FakeHistory
{
    private static readonly string[] Segments = ["enterprise", "mid_market", "smb"];
    private static readonly string[] Channels = ["referral", "inbound", "partner", "outbound", "event"];
    private static readonly decimal[][] Sizes = [[900_000, 2_400_000, 4_200_000], [90_000, 240_000, 620_000], [18_000, 32_000, 64_000]];

    public static IReadOnlyList<FakeAccount> Of(Scenario scenario)
    {
        var chance = new Chance(20261105);
        var first = scenario.Closing.AddMonths(1 - scenario.Months);
        var accounts = new List<FakeAccount>();
        for (var step = 0; step < scenario.Months; step++)
        {
            var arrivals = scenario.LosesAll && step == scenario.Months - 1 ? 0 : step == 0 ? scenario.Founders : scenario.NewEachMonth == 0 ? 0 : scenario.NewEachMonth + chance.Below(7) - 3;
            for (var i = 0; i < arrivals; i++) accounts.Add(Account(scenario, chance, accounts.Count, first.AddMonths(step)));
        }

        return accounts;
    }

    private static FakeAccount Account(Scenario scenario, Chance chance, int number, DateOnly start)
    {
        var tier = chance.Below(100) switch { < 8 => 0, < 46 => 1, _ => 2 };
        var amount = Sizes[tier][chance.Below(3)] + (chance.Below(40) * 1000);
        var amounts = new Dictionary<DateOnly, decimal>();
        for (var month = start; month <= scenario.Closing; month = month.AddMonths(1))
        {
            if (month > start && !scenario.IsStill) amount = Next(chance, tier, amount, amounts.Values.Max());
            amounts[month] = scenario.LosesAll && month == scenario.Closing ? 0 : amount;
        }

        return new FakeAccount(number, Segments[(tier + (chance.Below(5) == 0 ? 1 : 0)) % 3], Channels[chance.Below(5)], start, amounts);
    }

    private static decimal Next(Chance chance, int tier, decimal amount, decimal most)
    {
        var roll = chance.Below(1000);
        if (amount == 0) return roll < 6 ? Math.Round(most * 0.8m / 1000) * 1000 : 0;
        var (churn, contraction, expansion) = tier switch { 0 => (1, 5, 52), 1 => (4, 11, 30), _ => (13, 19, 30) };
        if (roll < churn) return 0;
        if (roll < contraction) return Math.Max(1000, Math.Round(amount * 0.8m / 1000) * 1000);
        return roll < expansion ? Math.Round(amount * (1.08m + (chance.Below(30) / 100m)) / 1000) * 1000 : amount;
    }

    /// <summary>A linear congruential generator: the same sequence on every machine.</summary>
    private sealed class Chance(ulong seed)
    {
        private ulong _state = seed;

        public int Below(int limit)
        {
            _state = unchecked((_state * 6364136223846793005UL) + 1442695040888963407UL);
            return (int)((_state >> 33) % (ulong)limit);
        }
    }
}
