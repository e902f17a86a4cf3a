using Warehouse.Etl.Generate.Company;

namespace Warehouse.Etl.Generate.Simulate;

/// <summary>Simulates what one account buys over all its relationships, up to what is known at the extraction.</summary>
internal sealed class RevenueSimulator(Timeline timeline, long seed)
{
    private const double TrialShare = 0.15;
    private const double BriefShare = 0.008;
    private const double PausesPerYear = 0.03;

    /// <summary>The account's history as its extracts know it.</summary>
    public RevenueHistory Simulate(AccountPlan plan, double quality)
    {
        var chance = Chance.For(seed, "revenue", plan.Index);
        var history = new RevenueHistory();
        if (plan.IsProspect)
        {
            TryOut(plan, plan.Start, history, chance);
            return KnownAtExtraction.Of(history, timeline);
        }

        // A trial ends a month or two before the first paid day: the approval of a purchase takes its time.
        if (chance.Happens(TrialShare) && plan.FirstTier != TouchTier.High)
            TryOut(plan, plan.Start.AddDays(-chance.Between(44, 75)), history, chance);
        LiveAndReturn(plan, quality, history, chance);
        for (var number = 0; number < history.Lives.Count; number++)
            if (DrawPause(history, history.Lives[number], chance) is { } paused) history.Lives[number] = paused;
        return KnownAtExtraction.Of(history, timeline);
    }

    private void LiveAndReturn(AccountPlan plan, double quality, RevenueHistory history, Chance chance)
    {
        int? brief = plan.Start.Day <= 12 && chance.Happens(BriefShare * 1.6) ? chance.Between(6, 14) : null;
        for (var start = plan.Start; ;)
        {
            new LifeSimulator(timeline, chance, plan.Number, history).Simulate(start, plan.FirstTier, quality, brief);
            if (history.Lives[^1].End is not { } end) return;
            int? gap = chance.Next() switch
            {
                < 0.04 => chance.Between(3, 28),
                < 0.15 => chance.Between(40, 240),
                < 0.60 when brief is not null => chance.Between(20, 120),
                _ => null,
            };
            if (gap is not { } days || end.AddDays(days) > timeline.LastDay) return;
            start = end.AddDays(days);
            brief = null;
        }
    }

    private static void TryOut(AccountPlan plan, DateOnly from, RevenueHistory history, Chance chance)
    {
        var catalogued = Catalogue.Plans[0];
        var seats = chance.Between(2, 5);
        var id = $"S{plan.Number}-{++history.ItemCount}";
        var to = from.AddDays(14);
        history.Stretches.Add(Pricing.Trial(id, Catalogue.Core, catalogued, seats, seats * catalogued.SeatPrice, from, to, to));
    }

    private Life? DrawPause(RevenueHistory history, Life life, Chance chance)
    {
        var end = life.End ?? timeline.LastDay;
        var days = life.Start.DaysTo(end);
        if (days < 150 || !chance.Happens(PausesPerYear * days / 365)) return null;
        var from = life.Start.AddDays(chance.Between(60, days - 20));
        var to = from.AddDays(chance.Between(25, 130));
        var product = chance.Happens(0.35) ? history.Stretches.Find(stretch => stretch is { IsTrial: false } && stretch.Product != Catalogue.Core && stretch.InForceOn(from))?.Product : null;

        for (var number = 0; number < history.Stretches.Count; number++)
        {
            var stretch = history.Stretches[number];
            var isTouched = !stretch.IsTrial && (product is null || stretch.Product == product)
                && stretch.Start >= life.Start && stretch.Start < to && (life.End is null || stretch.Start < life.End) && (stretch.End is null || stretch.End > from);
            if (isTouched) history.Stretches[number] = stretch with { PausedFrom = Calendar.Later(from, stretch.Start), PausedTo = to };
        }

        return life with { Pause = (from, to), PausedProduct = product };
    }
}
