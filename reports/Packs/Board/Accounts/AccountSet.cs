using Warehouse.Reports.Text;

namespace Warehouse.Reports.Packs.Board.Accounts;

/// <summary>Why an account is to be talked about.</summary>
public enum Concern
{
    /// <summary>Its health is at risk.</summary>
    Risk,

    /// <summary>A contract's term ends within 60 days.</summary>
    Renewal,

    /// <summary>It is ready for more.</summary>
    Upsell,
}

/// <summary>All accounts of one concern.</summary>
/// <param name="Mrr">Of all of them.</param>
/// <param name="Largest">Those with the largest MRR.</param>
public sealed record ConcernFigures(Concern Concern, Quantity Count, Quantity Mrr, IReadOnlyList<AccountFigures> Largest);

/// <summary>One account.</summary>
/// <param name="HealthBefore">At the end of the month before.</param>
/// <param name="UsageTrend">Active days of 28 against the 28 before, as a share.</param>
/// <param name="Lost">Points of 100 that each part of its health lacks.</param>
/// <param name="TermEnd">The first day after the term that ends within 60 days; null where none does.</param>
/// <param name="DueArr">ARR of what ends.</param>
/// <param name="Step">The playbook step that was not done in the month, else the next to fall due; null without either.</param>
public sealed record AccountFigures(
    string Account,
    string Name,
    string Tier,
    string Csm,
    Quantity? Mrr,
    Quantity? Health,
    Quantity? HealthBefore,
    Quantity? UsageTrend,
    Quantity? SeatUse,
    Quantity? Features,
    Quantity? Csat,
    Quantity? Nps,
    IReadOnlyDictionary<string, Quantity?> Lost,
    DateOnly? TermEnd,
    Quantity? DueArr,
    OwedStep? Step);

/// <summary>A step of the playbook that an account is owed.</summary>
/// <param name="IsLate">Its due day has passed without it.</param>
public sealed record OwedStep(string Step, DateOnly Due, bool IsLate);

/// <summary>The page's figures.</summary>
/// <param name="Mrr">Of all accounts.</param>
public sealed record AccountSet(IReadOnlyList<ConcernFigures> Concerns, Quantity? Mrr)
{
    /// <summary>The accounts of a concern.</summary>
    public ConcernFigures this[Concern concern] => Concerns.Single(each => each.Concern == concern);
}
