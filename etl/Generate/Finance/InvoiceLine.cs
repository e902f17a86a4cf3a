namespace Warehouse.Etl.Generate.Finance;

/// <summary>A line of an invoice or credit note, in whole yen; credits are negative.</summary>
/// <param name="SubscriptionId">The item charged; null where none is.</param>
/// <param name="IssuedOn">The day of issue.</param>
/// <param name="From">First day of the service period.</param>
/// <param name="To">First day after it.</param>
/// <param name="Amount">In yen, tax apart.</param>
/// <param name="Kind">recurring, one_off, usage, tax or credit.</param>
public sealed record InvoiceLine(string? SubscriptionId, DateOnly IssuedOn, DateOnly? From, DateOnly? To, decimal Amount, string Kind);

/// <summary>Service rendered evenly over the days <c>[From, To)</c> for an amount, credits taken off.</summary>
public sealed record Service(DateOnly From, DateOnly To, decimal Amount)
{
    /// <summary>What has been earned before the day, to the yen; the whole once the period is over.</summary>
    public decimal EarnedBefore(DateOnly day)
    {
        if (day >= To) return Amount;
        if (day <= From) return 0;
        return Math.Round(Amount * From.DaysTo(day) / From.DaysTo(To), 0, MidpointRounding.AwayFromZero);
    }
}
