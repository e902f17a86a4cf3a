using System.Globalization;
using System.Text.Json.Nodes;
using Warehouse.Etl.Generate.Extracts;
using Warehouse.Etl.Generate.Simulate;

namespace Warehouse.Etl.Generate.Vendors;

/// <summary>Meetings, calls and mails as HubSpot's engagements, and the tickets that it keeps or has a copy of.</summary>
/// <param name="source">The source's folder.</param>
/// <param name="timeline">When.</param>
/// <param name="ownerId">The owner of a person's name.</param>
internal sealed class HubSpotActivityFiles(string source, Timeline timeline, Func<string, string> ownerId) : IDisposable
{
    private readonly JsonObjectFile _engagements = new(source, "engagements", timeline.ExtractedAt);
    private readonly JsonObjectFile _tickets = new(source, "tickets", timeline.ExtractedAt);

    public void Write(AccountStory story)
    {
        var company = HubSpotFiles.CompanyId(story.Plan);
        var id = 30_000_000_000 + (story.Plan.Index * 1000L);
        foreach (var touchpoint in story.Touchpoints.Where(touchpoint => CrmPart.Holds(touchpoint, story, timeline, ExtractShape.HubSpot)))
            WriteEngagement(touchpoint, HubSpotFiles.Text(++id), company);

        id = 40_000_000_000 + (story.Plan.Index * 1000L);
        foreach (var (ticket, zendeskId) in story.Tickets.Select((ticket, at) => (ticket, ZendeskFiles.TicketId(story.Plan, at))))
        {
            if (CrmPart.Holds(ticket, ExtractShape.HubSpot)) WriteTicket(ticket, HubSpotFiles.Text(++id), company, null);
            else if (CrmPart.HoldsCopyOf(ticket)) WriteTicket(ticket, HubSpotFiles.Text(++id), company, zendeskId);
        }
    }

    public void Dispose()
    {
        _engagements.Dispose();
        _tickets.Dispose();
    }

    private void WriteEngagement(Touchpoint touchpoint, string id, string company)
    {
        var isMeeting = touchpoint.Kind is not ("call" or "email");
        var line = HubSpotFiles.Record(id, touchpoint.OccurredAt, touchpoint.OccurredAt, new JsonObject
        {
            ["hs_engagement_type"] = isMeeting ? "MEETING" : touchpoint.Kind.ToUpperInvariant(),
            ["hs_timestamp"] = AccountLink.Utc(touchpoint.OccurredAt),
            ["hubspot_owner_id"] = ownerId(touchpoint.Csm),
            ["hs_activity_type"] = isMeeting ? touchpoint.Kind.Replace('_', ' ') : null,
            ["hs_meeting_outcome"] = isMeeting ? "COMPLETED" : null,
            ["hs_call_status"] = touchpoint.Kind == "call" ? "COMPLETED" : null,
            ["hs_lastmodifieddate"] = AccountLink.Utc(touchpoint.OccurredAt),
        });
        line["associations"] = HubSpotFiles.Associated("companies", company, "engagement_to_company");
        _engagements.Line(line);
    }

    private void WriteTicket(Ticket ticket, string id, string company, long? zendeskId)
    {
        var changed = ticket.SolvedAt ?? ticket.FirstRepliedAt ?? ticket.OpenedAt;
        var line = HubSpotFiles.Record(id, ticket.OpenedAt, changed, new JsonObject
        {
            ["createdate"] = AccountLink.Utc(ticket.OpenedAt),
            ["first_agent_reply_date"] = ticket.FirstRepliedAt is { } replied ? AccountLink.Utc(replied) : null,
            ["closed_date"] = ticket.SolvedAt is { } solved ? AccountLink.Utc(solved) : null,
            ["hs_ticket_priority"] = ticket.Priority == "normal" ? "MEDIUM" : ticket.Priority.ToUpperInvariant(),
            ["source_type"] = ticket.Channel == "portal" ? "FORM" : ticket.Channel.ToUpperInvariant(),
            ["hs_lastmodifieddate"] = AccountLink.Utc(changed),
            ["agent_replies"] = HubSpotFiles.Text(ticket.AgentReplies),
            ["reopened"] = ticket.Reopened ? "true" : "false",
            ["escalated"] = ticket.Escalated ? "true" : "false",
            ["satisfaction"] = ticket.Satisfaction?.ToString(CultureInfo.InvariantCulture),
            ["zendesk_ticket_id"] = zendeskId is { } known ? HubSpotFiles.Text(known) : null,
        });
        line["associations"] = HubSpotFiles.Associated("companies", company, "ticket_to_company");
        _tickets.Line(line);
    }
}
