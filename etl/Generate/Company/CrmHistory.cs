namespace Warehouse.Etl.Generate.Company;

/// <summary>The versions of an account's description, oldest first.</summary>
public sealed class CrmHistory(IReadOnlyList<AccountProfile> versions)
{
    /// <summary>Every version.</summary>
    public IReadOnlyList<AccountProfile> Versions { get; } = versions;

    /// <summary>The version that a snapshot of the CRM shows; null before the account was entered.</summary>
    public AccountProfile? At(DateTimeOffset instant) => Versions.LastOrDefault(version => version.UpdatedAt <= instant);

    /// <summary>Simulates the description and its changes.</summary>
    /// <remarks>Changes fall on the first days of a snapshot's month, so that by the month's end every reader of the snapshots knows them.</remarks>
    public static CrmHistory Draw(AccountPlan plan, double quality, DateOnly created, Team team, Timeline timeline, long seed)
    {
        var chance = Chance.For(seed, "crm", plan.Index);
        var industry = chance.Pick(Industry.All.Select(industry => (industry, industry.Weight)).ToArray());
        var createdAt = created.InTokyo(chance.Between(540, 1080));
        List<AccountProfile> versions =
        [
            new AccountProfile
            {
                Name = CompanyNames.Of(plan.Index, industry),
                Industry = industry.Name,
                Region = chance.Pick(Market.Regions),
                Segment = plan.Segment,
                Employees = Market.Employees(plan.Segment, chance),
                IcpFit = chance.Happens(0.06) ? null : Fit(quality + (0.12 * chance.Normal())),
                SetTier = chance.Happens(0.03) ? OtherTier(plan.FirstTier, chance) : null,
                Csm = team.CsmFor(plan.FirstTier, chance),
                ParentId = plan.Index > 50 && chance.Happens(0.02) ? $"A{chance.Between(1, plan.Index):D6}" : null,
                CreatedAt = createdAt,
                UpdatedAt = createdAt,
            },
        ];

        foreach (var day in timeline.SnapshotDays.Where(day => day.AddDays(-10) > created))
        {
            var changed = Change(versions[^1], plan, team, chance);
            if (changed != versions[^1]) versions.Add(changed with { UpdatedAt = day.AddDays(-chance.Between(1, 4)).InTokyo(chance.Between(540, 1080)) });
        }

        return new CrmHistory(versions);
    }

    private static AccountProfile Change(AccountProfile profile, AccountPlan plan, Team team, Chance chance)
    {
        if (chance.Happens(0.035)) profile = profile with { Csm = team.CsmFor(plan.FirstTier, chance) };
        if (chance.Happens(0.05)) profile = profile with { Employees = Math.Max(3, (int)(profile.Employees * chance.Between(0.93, 1.12))) };
        if (chance.Happens(0.004)) profile = profile with { Industry = chance.Pick(Industry.All).Name };
        if (chance.Happens(0.003)) profile = profile with { SetTier = OtherTier(plan.FirstTier, chance) };
        if (chance.Happens(0.006)) profile = profile with { IcpFit = Fit(chance.Next()) };
        return profile;
    }

    private static string Fit(double quality) => quality > 0.62 ? "high" : quality > 0.42 ? "medium" : "low";

    /// <summary>A tier set by hand is mostly one step above what the contract's value would give.</summary>
    private static TouchTier OtherTier(TouchTier tier, Chance chance) => tier switch
    {
        TouchTier.Tech => TouchTier.Low,
        TouchTier.Low => chance.Happens(0.7) ? TouchTier.High : TouchTier.Tech,
        _ => TouchTier.Low,
    };
}
