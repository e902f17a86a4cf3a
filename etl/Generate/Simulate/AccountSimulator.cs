using Warehouse.Etl.Generate.Company;

namespace Warehouse.Etl.Generate.Simulate;

/// <summary>Simulates accounts one at a time; each from streams of its own, so in any order and with nothing kept.</summary>
internal sealed class AccountSimulator(GenerateOptions options, Timeline timeline)
{
    private readonly Team _team = new(options.Seed, options.Accounts);

    /// <summary>The account's whole story.</summary>
    public AccountStory Simulate(AccountPlan plan)
    {
        var chance = Chance.For(options.Seed, "account", plan.Index);
        var quality = Math.Clamp(0.58 + Suits(plan.Channel) + (0.19 * chance.Normal()), 0.02, 0.99);
        var revenue = new RevenueSimulator(timeline, options.Seed).Simulate(plan, quality);
        var begun = revenue.Stretches.Count == 0 ? plan.Start : Calendar.Earlier(plan.Start, revenue.Stretches[0].Start);
        return new AccountStory
        {
            Plan = plan,
            Crm = CrmHistory.Draw(plan, quality, begun.AddDays(-chance.Between(10, 60)), _team, timeline, options.Seed),
            Revenue = revenue,
            Milestones = OnboardingSimulator.Simulate(plan, revenue, timeline, options.Seed),
        };
    }

    private static double Suits(string channel) => channel switch
    {
        "referral" => 0.09,
        "partner" => 0.04,
        "outbound" => -0.06,
        "event" => -0.02,
        _ => 0,
    };
}
