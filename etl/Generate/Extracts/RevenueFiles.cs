using Warehouse.Etl.Generate.Simulate;

namespace Warehouse.Etl.Generate.Extracts;

/// <summary>
/// Contracts and subscriptions as they stand at the extraction; and, a month earlier, the subscriptions whose end was not
/// known by then, which the later delivery supersedes.
/// </summary>
internal sealed class RevenueFiles : IStoryWriter
{
    private readonly Timeline _timeline;
    private readonly ObjectFile _contracts, _subscriptions, _earlier;
    private readonly DateOnly _earlierDay;

    public RevenueFiles(string source, Timeline timeline)
    {
        _timeline = timeline;
        _earlierDay = timeline.AsOf.AddMonths(-1);
        _contracts = new ObjectFile(source, "contracts", timeline.ExtractedAt);
        _earlier = new ObjectFile(source, "subscriptions", Timeline.SnapshotAt(_earlierDay));
        _subscriptions = new ObjectFile(source, "subscriptions", timeline.ExtractedAt);
    }

    public void Write(AccountStory story)
    {
        foreach (var contract in story.Revenue.Contracts) WriteContract(story.Plan.Id, contract);
        foreach (var stretch in story.Revenue.Stretches)
        {
            WriteStretch(_subscriptions, story.Plan.Id, stretch, _timeline.LastDay);
            var known = _earlierDay.AddDays(-1);
            if (stretch.StartKnownOn <= known && stretch.EndKnownOn > known) WriteStretch(_earlier, story.Plan.Id, AsKnownOn(stretch, known), known);
        }
    }

    public void Dispose()
    {
        _contracts.Dispose();
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

    private void WriteContract(string accountId, Contract contract)
    {
        var status = contract switch
        {
            { LeftOn: not null } when contract.LeftOn <= _timeline.LastDay => "terminated",
            { LeftOn: not null } => "notice_given",
            _ when contract.TermEnd <= _timeline.LastDay => "expired",
            _ when contract.Start > _timeline.LastDay => "signed",
            _ => "active",
        };
        _contracts.Row(
            contract.ContractId, accountId, contract.Start, contract.TermEnd, contract.AutoRenew, contract.Notice, contract.RenewedFrom, status,
            Calendar.Later(contract.SignedOn, contract.EndKnownOn ?? contract.SignedOn).InTokyo(11 * 60));
    }
}
