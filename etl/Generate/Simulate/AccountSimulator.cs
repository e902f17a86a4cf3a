using Warehouse.Etl.Generate.Company;
using Warehouse.Etl.Generate.Usage;

namespace Warehouse.Etl.Generate.Simulate;

/// <summary>Simulates accounts one at a time, each from streams of its own, so that none has to be kept.</summary>
internal sealed class AccountSimulator(GenerateOptions options, Timeline timeline, IReadOnlyList<AccountPlan> plans, IUsageSink usage)
{
    private readonly Team _team = new(options.Seed, options.Accounts);
    private readonly ReferralSimulator _referrals = new(plans, timeline);
    private readonly UsageSimulator _usage = new(timeline, options.Seed, UsageHabits.Intensity(options.EventTarget, plans, timeline), usage);

    /// <summary>The account's whole story.</summary>
    public AccountStory Simulate(AccountPlan plan)
    {
        var chance = ChanceOf("account", plan);
        var quality = Math.Clamp(0.58 + Suits(plan.Channel) + (0.19 * chance.Normal()), 0.02, 0.99);
        var revenue = new RevenueSimulator(timeline, options.Seed).Simulate(plan, quality);
        var begun = revenue.Stretches.Count == 0 ? plan.Start : Calendar.Earlier(plan.Start, revenue.Stretches[0].Start);
        var created = begun.AddDays(-chance.Between(10, 60));
        var crm = CrmHistory.Draw(plan, quality, created, _team, timeline, options.Seed);

        var lives = revenue.Lives.Where(life => life.Start <= timeline.LastDay).ToArray();
        var contacts = ContactSimulator.Simulate(plan, created, timeline, options.Seed);
        var milestones = OnboardingSimulator.Simulate(lives, timeline, ChanceOf("onboarding", plan));
        var deals = new SalesSimulator(plan, crm, _team, timeline, ChanceOf("sales", plan)).Simulate(revenue);
        var (leads, lostDeals) = new LeadSimulator(plan, _team, timeline, ChanceOf("leads", plan)).Simulate(deals);
        var usage = _usage.Simulate(plan, revenue);
        var touchpoints = new TouchpointSimulator(timeline, ChanceOf("touchpoints", plan), crm).Simulate(lives, milestones);
        return new AccountStory
        {
            Plan = plan,
            Crm = crm,
            Revenue = revenue,
            Contacts = contacts,
            Milestones = milestones,
            Touchpoints = new PlaybookSimulator(timeline, ChanceOf("playbook", plan), crm).Complete(touchpoints, lives, usage),
            Surveys = new SurveySimulator(timeline, ChanceOf("surveys", plan), contacts).Simulate(lives),
            Referrals = _referrals.Simulate(plan, revenue, ChanceOf("referrals", plan)),
            Tickets = new TicketSimulator(timeline, ChanceOf("tickets", plan)).Simulate(lives),
            Opportunities = [.. deals, .. lostDeals],
            Leads = leads,
            Usage = usage,
        };
    }

    private Chance ChanceOf(string purpose, AccountPlan plan) => Chance.For(options.Seed, purpose, plan.Index);

    private static double Suits(string channel) => channel switch
    {
        "referral" => 0.09,
        "partner" => 0.04,
        "outbound" => -0.06,
        "event" => -0.02,
        _ => 0,
    };
}
