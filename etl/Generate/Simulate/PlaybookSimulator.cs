using System.Numerics;
using Warehouse.Etl.Generate.Company;
using Warehouse.Etl.Generate.Usage;

namespace Warehouse.Etl.Generate.Simulate;

/// <summary>Simulates the touchpoints that only a playbook asks for: reviews 30, 60 and 90 days in for high touch, guides by mail where use of tech touch falls.</summary>
internal sealed class PlaybookSimulator(Timeline timeline, Chance chance, CrmHistory crm)
{
    private static readonly (string, double)[] Outcomes = [("positive", 0.55), ("neutral", 0.33), ("negative", 0.12)];

    /// <summary>The touchpoints given and the playbook's, by time.</summary>
    public List<Touchpoint> Complete(List<Touchpoint> touchpoints, IEnumerable<Life> lives, AccountUsage usage)
    {
        foreach (var life in lives)
        {
            if (life.Tier == TouchTier.High) Review(life, touchpoints);
            if (life.Tier == TouchTier.Tech) Guide(life, usage, touchpoints);
        }

        return [.. touchpoints.OrderBy(touchpoint => touchpoint.OccurredAt)];
    }

    private void Review(Life life, List<Touchpoint> touchpoints)
    {
        foreach (var due in new[] { 30, 60, 90 })
        {
            // Most are held in time, some late, a few never.
            var after = chance.Next() switch { < 0.78 => due - chance.Between(2, 10), < 0.92 => due + chance.Between(1, 10), _ => int.MaxValue };
            if (after < int.MaxValue) AddInLife(life, "check_in", after, chance.Pick(Outcomes), touchpoints);
        }
    }

    private void Guide(Life life, AccountUsage usage, List<Touchpoint> touchpoints)
    {
        foreach (var turned in SundaysOfLittleUse(life, usage.Days))
        {
            var wait = chance.Next() switch { < 0.74 => chance.Between(1, 10), < 0.84 => chance.Between(15, 24), _ => int.MaxValue };
            if (wait < int.MaxValue) AddInLife(life, "email", life.Start.DaysTo(turned) + wait, "sent", touchpoints);
        }
    }

    /// <summary>Sundays on which use shows risk, as a tool that sends mails by scores would see it, after four weeks without.</summary>
    private IEnumerable<DateOnly> SundaysOfLittleUse(Life life, IReadOnlyList<DayOfUse> days)
    {
        var last = DateOnly.MinValue;
        var (from, to) = (0, 0);
        for (var sunday = life.Start.AddDays((7 - (int)life.Start.DayOfWeek) % 7); sunday <= timeline.LastDay; sunday = sunday.AddDays(7))
        {
            while (to < days.Count && days[to].Day <= sunday) to++;
            while (from < to && days[from].Day.DaysTo(sunday) > 27) from++;
            if (!life.ServedOn(sunday) || !IsLittle(days, from, to)) continue;
            if (last == DateOnly.MinValue || last.DaysTo(sunday) > 28) yield return sunday;
            last = sunday;
        }
    }

    /// <summary>Under half of what three logins a week and seven features would be; some five of seven are key features.</summary>
    private static bool IsLittle(IReadOnlyList<DayOfUse> days, int from, int to)
    {
        var (logins, features) = (0, 0);
        for (var at = from; at < to; at++)
        {
            if (days[at].HasLogin) logins++;
            features |= days[at].Features;
        }

        return Math.Min(1, logins / 12.0) + Math.Min(1, BitOperations.PopCount((uint)features) / 7.0) < 1;
    }

    private void AddInLife(Life life, string kind, int after, string outcome, List<Touchpoint> touchpoints)
    {
        var day = life.Start.AddDays(after);
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) day = day.AddDays(-1);
        if (day > timeline.LastDay || !life.ServedOn(day)) return;
        var at = day.InTokyo(chance.Between(9 * 60, 17 * 60));
        touchpoints.Add(new Touchpoint(kind, at, (crm.At(at) ?? crm.Versions[0]).Csm, outcome));
    }
}
