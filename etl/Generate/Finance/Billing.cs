using Warehouse.Etl.Generate.Simulate;

namespace Warehouse.Etl.Generate.Finance;

/// <summary>
/// Invoices subscription items in advance, a billing period at a time. A change inside a period credits the days not
/// served and charges the new terms for the days that are left; paused days are not charged.
/// </summary>
public sealed class Billing
{
    private readonly DateOnly _lastDay;

    /// <summary>Bills every paid stretch up to the day.</summary>
    public Billing(IEnumerable<Stretch> stretches, DateOnly lastDay)
    {
        _lastDay = lastDay;
        foreach (var stretch in stretches.Where(stretch => !stretch.IsTrial)) Bill(stretch);
    }

    /// <summary>The lines issued, stretch by stretch.</summary>
    public List<InvoiceLine> Lines { get; } = [];

    /// <summary>The service that the lines pay for.</summary>
    public List<Service> Services { get; } = [];

    /// <summary>Revenue recognised in a month by daily proration, to the yen.</summary>
    public decimal Recognised(DateOnly month)
    {
        var next = month.AddMonths(1);
        return Services.Sum(service => service.EarnedBefore(next) - service.EarnedBefore(month));
    }

    private void Bill(Stretch stretch)
    {
        var period = stretch.BillingAnchor.MonthsTo(stretch.Start) / stretch.BillingMonths;
        if (stretch.BillingAnchor.AddMonths(period * stretch.BillingMonths) > stretch.Start) period--;
        for (; ; period++)
        {
            var from = stretch.BillingAnchor.AddMonths(period * stretch.BillingMonths);
            var to = stretch.BillingAnchor.AddMonths((period + 1) * stretch.BillingMonths);
            if (from >= stretch.End || Calendar.Later(from, stretch.Start) > _lastDay) return;
            foreach (var (begin, end) in ChargedDays(stretch, Calendar.Later(from, stretch.Start), to)) Charge(stretch, from, to, begin, end);
        }
    }

    private void Charge(Stretch stretch, DateOnly periodFrom, DateOnly periodTo, DateOnly begin, DateOnly end)
    {
        if (begin > _lastDay || begin >= stretch.End) return;
        var amount = Part(begin, end);
        Lines.Add(new InvoiceLine(stretch.SubscriptionId, begin, begin, end, amount, "recurring"));
        if (stretch.End is { } left && left < end && left <= _lastDay)
        {
            var credit = Part(left, end);
            Lines.Add(new InvoiceLine(stretch.SubscriptionId, left, left, end, -credit, "credit"));
            (end, amount) = (left, amount - credit);
        }

        Services.Add(new Service(begin, end, amount));

        decimal Part(DateOnly one, DateOnly other) => Math.Round(stretch.Net * one.DaysTo(other) / periodFrom.DaysTo(periodTo), 0, MidpointRounding.AwayFromZero);
    }

    /// <summary>The days of a period less those paused.</summary>
    private static IEnumerable<(DateOnly From, DateOnly To)> ChargedDays(Stretch stretch, DateOnly from, DateOnly to)
    {
        var pausedFrom = stretch.PausedFrom ?? to;
        var pausedTo = stretch.PausedTo ?? DateOnly.MaxValue;
        if (from < Calendar.Earlier(pausedFrom, to)) yield return (from, Calendar.Earlier(pausedFrom, to));
        if (stretch.PausedFrom is not null && Calendar.Later(pausedTo, from) < to) yield return (Calendar.Later(pausedTo, from), to);
    }
}
