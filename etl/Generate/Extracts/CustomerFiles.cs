using Warehouse.Etl.Generate.Company;
using Warehouse.Etl.Generate.Simulate;

namespace Warehouse.Etl.Generate.Extracts;

/// <summary>The CRM's accounts, as one complete snapshot for each of the timeline's days.</summary>
internal sealed class CustomerFiles : IStoryWriter
{
    private readonly List<(DateTimeOffset At, Delivery Delivery, CsvFile File)> _snapshots = [];

    public CustomerFiles(string source, Timeline timeline)
    {
        foreach (var day in timeline.SnapshotDays)
        {
            var delivery = new Delivery(source, "accounts", day.InTokyo(180), isComplete: true);
            _snapshots.Add((day.InTokyo(180), delivery, delivery.Open()));
        }
    }

    public void Write(AccountStory story)
    {
        foreach (var (at, _, file) in _snapshots)
        {
            if (story.Crm.At(at) is not { } profile) continue;
            file.Row(
                story.Plan.Id, profile.Name, profile.Industry, profile.Region, "JP", profile.Segment, profile.Employees, profile.IcpFit,
                profile.SetTier?.Text(), profile.Csm, story.Plan.Channel, profile.ParentId, profile.CreatedAt, profile.UpdatedAt);
        }
    }

    public void Dispose()
    {
        foreach (var (_, delivery, _) in _snapshots) delivery.Dispose();
    }
}
