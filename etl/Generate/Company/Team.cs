namespace Warehouse.Etl.Generate.Company;

/// <summary>The people who sell and look after customers; their number follows that of the accounts.</summary>
public sealed class Team
{
    private readonly Person[] _csms;
    private readonly Person[] _sellers;

    /// <summary>The company's staff, the same for the same seed.</summary>
    public Team(long seed, int accounts)
    {
        var chance = Chance.For(seed, "team");
        var taken = new HashSet<Person>();
        _csms = Hire(Math.Clamp(accounts / 100, 6, 60));
        _sellers = Hire(Math.Clamp(accounts / 120, 5, 50));

        // Never more than 110 of the 1,280 names, so a free one is found at once.
        Person[] Hire(int count) => [.. Enumerable.Range(0, count).Select(_ =>
        {
            Person person;
            do person = PersonNames.Draw(chance);
            while (!taken.Add(person));
            return person;
        })];
    }

    /// <summary>A CSM of the tier: half of them for high touch, a third for low, the rest share tech.</summary>
    public string CsmFor(TouchTier tier, Chance chance)
    {
        var high = _csms.Length / 2;
        var low = _csms.Length / 3;
        return tier switch
        {
            TouchTier.High => _csms[chance.Between(0, high - 1)].Name,
            TouchTier.Low => _csms[chance.Between(high, high + low - 1)].Name,
            _ => _csms[chance.Between(high + low, _csms.Length - 1)].Name,
        };
    }

    /// <summary>Any seller.</summary>
    public string Seller(Chance chance) => chance.Pick(_sellers).Name;
}
