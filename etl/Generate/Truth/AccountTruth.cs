using Warehouse.Etl.Generate.Company;
using Warehouse.Etl.Generate.Simulate;

namespace Warehouse.Etl.Generate.Truth;

/// <summary>What every model must find for one account, worked out from its simulated story alone.</summary>
public sealed class AccountTruth
{
    /// <summary>Works it out.</summary>
    public AccountTruth(AccountStory story, Timeline timeline)
    {
        Positions = Position.OfEveryMonth(story.Revenue.Stretches, timeline);
        Movements = Truth.Movements.Of(Positions);
        TouchTiers = Truth.TouchTiers.Of(Positions, month => Truth.TouchTiers.SetInCrm(story.Crm, timeline, month));
        Lives = PaidLife.Of(story.Revenue.Stretches, timeline.AsOf);
        var happenings = new Happenings(story, Movements, timeline);
        Journeys = Journey.Of(story, Lives, happenings);
        Phases = Truth.Phases.Of(Positions, story.Revenue.Contracts, Journeys, happenings);
    }

    /// <summary>Items at each closed month's end.</summary>
    public IReadOnlyList<Position> Positions { get; }

    /// <summary>The MRR bridge.</summary>
    public IReadOnlyList<Movement> Movements { get; }

    /// <summary>Touch tiers from the first known one on.</summary>
    public IReadOnlyList<(DateOnly Month, TouchTier Tier)> TouchTiers { get; }

    /// <summary>Paid lives by days.</summary>
    public IReadOnlyList<PaidLife> Lives { get; }

    /// <summary>Steps of each life.</summary>
    public IReadOnlyList<Journey> Journeys { get; }

    /// <summary>Phases from the month of the first paid day on.</summary>
    public IReadOnlyList<(DateOnly Month, string Phase)> Phases { get; }
}
