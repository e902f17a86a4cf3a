using Warehouse.Etl.Generate.Company;
using Warehouse.Etl.Generate.Simulate;

namespace Warehouse.Etl.Generate.Usage;

/// <summary>Simulates who used what on which day, and hands on the counts.</summary>
internal sealed class UsageSimulator(Timeline timeline, long seed, double intensity, IUsageSink sink)
{
    /// <summary>A login, mostly a session, and one feature: the least a visit leaves behind.</summary>
    private const double EventsOfAShortVisit = 2.8;

    private readonly int[] _counts = new int[Catalogue.Features.Count];

    public AccountUsage Simulate(AccountPlan plan, RevenueHistory revenue)
    {
        var chance = Chance.For(seed, "usage", plan.Index);
        var account = new AccountDays(plan.Index);
        if (intensity <= 0) return account.ToUsage();
        foreach (var trial in revenue.Stretches.Where(stretch => stretch is { IsTrial: true, Product: Catalogue.Core })) TryOut(trial, account, chance);
        foreach (var life in revenue.Lives.Where(life => life.Start <= timeline.LastDay)) Live(life, revenue, account, chance);
        return account.ToUsage();
    }

    private void TryOut(Stretch trial, AccountDays account, Chance chance)
    {
        var features = FeatureOrder(chance);
        for (var day = Calendar.Later(trial.Start, timeline.FirstMonth); day < trial.End && day <= timeline.LastDay; day = day.AddDays(1))
            if (chance.Happens(0.35)) Visit(account, day, user: 1, events: 3.5, features.AsSpan(0, 4), chance);
    }

    private void Live(Life life, RevenueHistory revenue, AccountDays account, Chance chance)
    {
        var seats = new SeatsByDay(revenue.Stretches);
        var features = FeatureOrder(chance);
        var firstLogin = (int)chance.Skewed(5.5 - (4.5 * life.Health), 0.8, 0, 45);
        var events = UsageHabits.EventsPerDay(life.Tier) * intensity;
        var thinning = Math.Min(1, events / EventsOfAShortVisit);
        var last = Calendar.Earlier(timeline.LastDay, (life.End ?? DateOnly.MaxValue).AddDays(-1));
        for (var (day, age) = (life.Start, 0); day <= last; (day, age) = (day.AddDays(1), age + 1))
        {
            if (age < firstLogin || !life.ServedOn(day)) continue;
            if (age > firstLogin && !chance.Happens(thinning * UsageHabits.Level(life, day, age - firstLogin))) continue;

            var known = UsageHabits.KnownFeatures(life, age, age - firstLogin);
            var people = Math.Max(1, (int)(seats.On(day) * (0.45 + (0.55 * life.Health))));
            var visitors = Math.Clamp((int)Math.Round(events / 3.4 * chance.Between(0.6, 1.4)), 1, people);
            var someone = chance.Between(0, people - 1);
            for (var visitor = 0; visitor < visitors; visitor++)
                Visit(account, day, 1 + ((someone + visitor) % people), Math.Max(EventsOfAShortVisit, events / visitors), features.AsSpan(0, known), chance);
        }

        if (life.End is { } end && end <= timeline.LastDay) account.Deactivate(end);
    }

    private void Visit(AccountDays account, DateOnly day, int user, double events, ReadOnlySpan<int> features, Chance chance)
    {
        var used = 0;
        Add(UsageEvent.Login, -1, 1);
        if (chance.Happens(0.8)) Add(UsageEvent.SessionStart, -1, 1);
        Array.Clear(_counts);
        for (var left = Math.Max(1, chance.Count((events - 1.8) * chance.Between(0.6, 1.4))); left > 0;)
        {
            // What comes first in the account's order is used most.
            var place = (int)(features.Length * Math.Pow(chance.Next(), 1.35));
            var count = Math.Min(left, chance.Between(1, 2));
            _counts[features[place]] += count;
            left -= count;
        }

        for (var feature = 0; feature < _counts.Length; feature++)
        {
            if (_counts[feature] == 0) continue;
            used |= 1 << feature;
            Add(UsageEvent.Feature, feature, _counts[feature]);
        }

        account.Note(day, user, used);

        void Add(UsageEvent kind, int feature, int count) => sink.Add(account.Account, user, day, kind, feature, count);
    }

    /// <summary>The order in which the account takes the features up; popular ones tend to come first.</summary>
    private static int[] FeatureOrder(Chance chance)
    {
        var keys = new double[Catalogue.Features.Count];
        for (var feature = 0; feature < keys.Length; feature++) keys[feature] = feature + chance.Between(0.0, 9.0);
        var order = Enumerable.Range(0, keys.Length).ToArray();
        Array.Sort(keys, order);
        return order;
    }
}
