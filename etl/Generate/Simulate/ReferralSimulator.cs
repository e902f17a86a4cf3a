using Warehouse.Etl.Generate.Company;

namespace Warehouse.Etl.Generate.Simulate;

/// <summary>Simulates recommendations: those that brought an account whose channel is referral, and those that came to nothing.</summary>
internal sealed class ReferralSimulator
{
    private readonly Timeline _timeline;
    private readonly ILookup<int, AccountPlan> _referredBy;

    public ReferralSimulator(IEnumerable<AccountPlan> plans, Timeline timeline)
    {
        _timeline = timeline;
        _referredBy = plans.Where(plan => plan is { Referrer: not null, IsProspect: false }).ToLookup(plan => plan.Referrer!.Value);
    }

    public List<Referral> Simulate(AccountPlan plan, RevenueHistory revenue, Chance chance)
    {
        List<Referral> referrals = [];
        foreach (var referred in _referredBy[plan.Index])
        {
            var day = referred.Start.AddDays(-chance.Between(50, 110));
            if (IsServed(revenue, day)) referrals.Add(new Referral(day, referred.Id, "converted"));
        }

        foreach (var life in revenue.Lives.Where(life => chance.Happens(0.14 * life.Health)))
        {
            var day = life.Start.AddDays(chance.Between(60, 700));
            if (IsServed(revenue, day)) referrals.Add(new Referral(day, null, chance.Happens(0.6) ? "declined" : "in_progress"));
        }

        return [.. referrals.OrderBy(referral => referral.On)];
    }

    private bool IsServed(RevenueHistory revenue, DateOnly day) => day <= _timeline.LastDay && revenue.Lives.Exists(life => life.ServedOn(day));
}
