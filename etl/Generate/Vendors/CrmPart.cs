using Warehouse.Etl.Generate.Simulate;

namespace Warehouse.Etl.Generate.Vendors;

/// <summary>Which part of support and of what customer success does lies in a vendor's CRM, where the company keeps its customers there.</summary>
/// <remarks>Each ticket and each touch counts in one system; what the CRM holds a second time says so.</remarks>
internal static class CrmPart
{
    /// <summary>Meetings, calls and mails; trainings and webinars are the success team's own lists, as is what somebody did who stands in no snapshot as the account's CSM.</summary>
    public static bool Holds(Touchpoint touchpoint, AccountStory story, Timeline timeline, ExtractShape shape) =>
        HasCrm(shape)
        && touchpoint.Kind is not ("training" or "webinar")
        && timeline.SnapshotDays.Any(day => story.Crm.At(Timeline.SnapshotAt(day))?.Csm == touchpoint.Csm);

    /// <summary>What comes in by telephone the account's own people take down; everything else comes to the support desk.</summary>
    public static bool Holds(Ticket ticket, ExtractShape shape) => HasCrm(shape) && ticket.Channel == "phone";

    /// <summary>An escalated ticket of the support desk is copied to the CRM, for the account's people to see.</summary>
    public static bool HoldsCopyOf(Ticket ticket) => ticket is { Escalated: true, Channel: not "phone" };

    private static bool HasCrm(ExtractShape shape) => shape is ExtractShape.Salesforce or ExtractShape.HubSpot;
}
