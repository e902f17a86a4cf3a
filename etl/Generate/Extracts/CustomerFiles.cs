using Warehouse.Etl.Generate.Company;
using Warehouse.Etl.Generate.Finance;
using Warehouse.Etl.Generate.Simulate;

namespace Warehouse.Etl.Generate.Extracts;

/// <summary>The CRM's accounts, as one complete snapshot for each of the timeline's days, and their contacts.</summary>
internal sealed class CustomerFiles : IStoryWriter
{
    private readonly List<(DateTimeOffset At, Delivery Delivery, CsvFile File)> _snapshots = [];
    private readonly ObjectFile _contacts;

    public CustomerFiles(string source, Timeline timeline)
    {
        _contacts = new ObjectFile(source, "contacts", timeline.ExtractedAt);
        foreach (var day in timeline.SnapshotDays)
        {
            var at = Timeline.SnapshotAt(day);
            var delivery = new Delivery(source, "accounts", at, isComplete: true);
            _snapshots.Add((at, delivery, delivery.Open()));
        }
    }

    public void Write(AccountStory story, AccountBooks books)
    {
        foreach (var (at, _, file) in _snapshots)
        {
            if (story.Crm.At(at) is not { } profile) continue;
            file.Row(
                story.Plan.Id, profile.Name, profile.Industry, profile.Region, "JP", profile.Segment, profile.Employees, profile.IcpFit,
                profile.SetTier?.Text(), profile.Csm, story.Plan.Channel, profile.ParentId, profile.CreatedAt, profile.UpdatedAt);
        }

        foreach (var contact in story.Contacts)
            _contacts.Row(contact.ContactId, story.Plan.Id, contact.Email, contact.Title, contact.Role, contact.CreatedAt, contact.CreatedAt);
    }

    public void Dispose()
    {
        foreach (var (_, delivery, _) in _snapshots) delivery.Dispose();
        _contacts.Dispose();
    }
}
