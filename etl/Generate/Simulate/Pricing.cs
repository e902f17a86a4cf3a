using Warehouse.Etl.Generate.Company;

namespace Warehouse.Etl.Generate.Simulate;

/// <summary>Prices in yen: what a seller would write, so whole tens of thousands, few of which twelve divides.</summary>
internal static class Pricing
{
    /// <summary>A year's amount as a price list would say it: to ¥10,000, from ¥1,000,000 to ¥50,000, from ¥10,000,000 to ¥500,000.</summary>
    public static decimal Round(decimal annual)
    {
        var step = annual < 1_000_000m ? 10_000m : annual < 10_000_000m ? 50_000m : 500_000m;
        return Math.Max(step, Math.Round(annual / step, 0, MidpointRounding.AwayFromZero) * step);
    }

    /// <summary>A year of an add-on beside a core product.</summary>
    public static decimal AddOn(decimal core, Chance chance) => Round(core * (decimal)chance.Between(0.15, 0.45));

    /// <summary>A first term's discount for a year, 5 to 20 % to ¥1,000.</summary>
    public static decimal Discount(decimal annual, Chance chance) => Math.Round(annual * chance.Between(5, 20) / 100 / 1000, 0, MidpointRounding.AwayFromZero) * 1000;

    /// <summary>After a rise of the list price by 3 to 6 %, to ¥1,000.</summary>
    public static decimal Raised(decimal annual, Chance chance) => Math.Round(annual * (100 + chance.Between(3, 6)) / 100 / 1000, 0, MidpointRounding.AwayFromZero) * 1000;

    /// <summary>Changes seats and amount by a factor; at least one seat and ¥10,000, and always by something.</summary>
    public static void Resize(Item item, double factor)
    {
        var seats = Math.Max(1, (int)Math.Round(item.Seats * factor));
        var annual = Math.Max(10_000m, Math.Round(item.Annual * (decimal)factor / 10_000, 0, MidpointRounding.AwayFromZero) * 10_000);
        if (annual == item.Annual) annual = factor > 1 ? annual + 10_000m : Math.Max(10_000m, annual - 10_000m);
        item.Seats = factor > 1 ? Math.Max(seats, item.Seats + 1) : Math.Min(seats, item.Seats);
        item.AnnualDiscount = Math.Min(item.AnnualDiscount, Math.Round(annual / 5_000, 0) * 1000);
        item.Annual = annual;
    }

    /// <summary>A trial, which carries the list price that it does not charge.</summary>
    public static Stretch Trial(string id, string product, Plan plan, int seats, decimal annual, DateOnly from, DateOnly to, DateOnly endKnownOn) => new()
    {
        SubscriptionId = id,
        Product = product,
        Plan = plan.Name,
        Seats = seats,
        Amount = Math.Round(annual / 12, 0, MidpointRounding.AwayFromZero),
        BillingMonths = 1,
        Start = from,
        End = to,
        IsTrial = true,
        BillingAnchor = from,
        StartKnownOn = from,
        EndKnownOn = endKnownOn,
    };
}
