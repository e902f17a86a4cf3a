namespace Warehouse.Etl.Generate.Company;

/// <summary>What is known of an account before its life is simulated.</summary>
/// <param name="Index">From 0, in order of the first month.</param>
/// <param name="Start">First paid day, or for a prospect the day of its trial.</param>
/// <param name="Segment">SMB, Mid or Enterprise.</param>
/// <param name="FirstTier">The tier that the first contract is sized for.</param>
/// <param name="Channel">The channel of acquisition.</param>
/// <param name="IsProspect">In the CRM, but never pays.</param>
/// <param name="Referrer">The account that recommended us, for the channel referral.</param>
public sealed record AccountPlan(int Index, DateOnly Start, string Segment, TouchTier FirstTier, string Channel, bool IsProspect, int? Referrer)
{
    /// <summary>The account's number as every id carries it, such as 000123.</summary>
    public string Number { get; } = (Index + 1).ToString("D6", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The account's id.</summary>
    public string Id => "A" + Number;
}
