using Warehouse.Etl.Generate.Finance;
using Warehouse.Etl.Generate.Simulate;

namespace Warehouse.Etl.Generate.Extracts;

/// <summary>
/// Subscriptions as they stand at the extraction; and, a month earlier, those whose end was not known by then, which the
/// later delivery supersedes.
/// </summary>
internal sealed class SubscriptionFiles : IStoryWriter
{
    private readonly Timeline _timeline;
    private readonly ObjectFile _subscriptions, _earlier;
    private readonly DateOnly _earlierDay;

    public SubscriptionFiles(string source, Timeline timeline)
    {
        _timeline = timeline;
        _earlierDay = timeline.AsOf.AddMonths(-1);
        _earlier = new ObjectFile(source, "subscriptions", Timeline.SnapshotAt(_earlierDay));
        _subscriptions = new ObjectFile(source, "subscriptions", timeline.ExtractedAt);
    }

    public void Write(AccountStory story, AccountBooks books)
    {
        foreach (var stretch in story.Revenue.Stretches)
        {
            WriteStretch(_subscriptions, story.Plan.Id, stretch, _timeline.LastDay);
            var known = _earlierDay.AddDays(-1);
            if (stretch.StartKnownOn <= known && stretch.EndKnownOn > known) WriteStretch(_earlier, story.Plan.Id, AsKnownOn(stretch, known), known);
        }
    }

    public void Dispose()
    {
        _subscriptions.Dispose();
        _earlier.Dispose();
    }

    private static Stretch AsKnownOn(Stretch stretch, DateOnly day) => stretch with
    {
        End = null,
        EndKnownOn = null,
        CancelReason = null,
        PausedFrom = stretch.PausedFrom > day ? null : stretch.PausedFrom,
        PausedTo = stretch.PausedFrom > day || stretch.PausedTo > day ? null : stretch.PausedTo,
    };

    private static void WriteStretch(ObjectFile file, string accountId, Stretch stretch, DateOnly lastDay)
    {
        // Pauses are entered on the day they begin and completed on the day they end.
        DateOnly?[] changes = [stretch.StartKnownOn, stretch.EndKnownOn, stretch.PausedFrom, stretch.PausedTo];
        var status = stretch switch
        {
            { IsTrial: true } => "trial",
            { CancelReason: not null } => "cancelled",
            { End: not null } => "replaced",
            _ when stretch.PausedOn(lastDay) => "paused",
            _ => "active",
        };
        file.Row(
            stretch.SubscriptionId, stretch.Start, accountId, stretch.ContractId, stretch.Product, stretch.Plan, stretch.Seats, stretch.Amount,
            stretch.Discount == 0 ? null : stretch.Discount, "JPY", stretch.BillingMonths, stretch.End, stretch.IsTrial, status, stretch.CancelReason,
            stretch.PausedFrom, stretch.PausedTo, changes.Max()!.Value.InTokyo(10 * 60));
    }
}
