using Warehouse.Etl.Generate.Company;

namespace Warehouse.Etl.Generate.Simulate;

/// <summary>Simulates what customer success does with each customer: meetings for high touch, check-ins and webinars for low, mails for tech.</summary>
internal sealed class TouchpointSimulator(Timeline timeline, Chance chance, CrmHistory crm)
{
    private static readonly (string, double)[] Outcomes = [("positive", 0.55), ("neutral", 0.33), ("negative", 0.12)];

    private readonly List<Touchpoint> _touchpoints = [];

    public List<Touchpoint> Simulate(IEnumerable<Life> lives, IReadOnlyList<Milestone> milestones)
    {
        foreach (var kickoff in milestones.Where(milestone => milestone is { Name: "kickoff", CompletedOn: not null })) Add("kickoff", kickoff.CompletedOn!.Value);
        foreach (var training in milestones.Where(milestone => milestone is { Name: "training", CompletedOn: not null })) Add("training", training.CompletedOn!.Value);
        foreach (var life in lives)
        {
            if (life.Tier == TouchTier.Tech) Welcome(life);
            for (var (month, number) = (life.Start, 1); month <= timeline.LastDay && (life.End is null || month < life.End); (month, number) = (life.Start.AddMonths(number), number + 1))
                LookAfter(life, month, number);
        }

        _touchpoints.Sort((one, other) => one.OccurredAt.CompareTo(other.OccurredAt));
        return _touchpoints;
    }

    private void Welcome(Life life)
    {
        for (var week = 1; week <= 4; week++) AddInLife(life, "email", life.Start.AddDays((7 * week) - 3));
    }

    private void LookAfter(Life life, DateOnly month, int number)
    {
        var isQuarter = number % 3 == 0;
        switch (life.Tier)
        {
            case TouchTier.High:
                if (chance.Happens(0.85)) AddInLife(life, "monthly_meeting", month.AddDays(chance.Between(3, 24)));
                if (isQuarter && chance.Happens(0.8)) AddInLife(life, "business_review", month.AddDays(chance.Between(3, 24)));
                if (chance.Happens(0.25)) AddInLife(life, "call", month.AddDays(chance.Between(0, 27)));
                break;
            case TouchTier.Low:
                if (isQuarter && chance.Happens(0.75)) AddInLife(life, "check_in", month.AddDays(chance.Between(3, 24)));
                if (number % 12 == 9 && chance.Happens(0.3)) AddInLife(life, "business_review", month.AddDays(chance.Between(3, 24)));
                if (chance.Happens(0.10)) AddInLife(life, "webinar", month.AddDays(chance.Between(0, 27)));
                break;
            default:
                if (chance.Happens(0.04)) AddInLife(life, "webinar", month.AddDays(chance.Between(0, 27)));
                if (number % 12 == 10) AddInLife(life, "email", month.AddDays(5));
                break;
        }
    }

    private void AddInLife(Life life, string kind, DateOnly day)
    {
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) day = day.AddDays(1);
        if (day <= timeline.LastDay && life.ServedOn(day)) Add(kind, day);
    }

    private void Add(string kind, DateOnly day)
    {
        var at = day.InTokyo(chance.Between(9 * 60, 17 * 60));
        var csm = (crm.At(at) ?? crm.Versions[0]).Csm;
        _touchpoints.Add(new Touchpoint(kind, at, csm, kind == "email" ? "sent" : chance.Pick(Outcomes)));
    }
}
