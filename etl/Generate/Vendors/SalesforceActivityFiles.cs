using Warehouse.Etl.Generate.Extracts;
using Warehouse.Etl.Generate.Simulate;

namespace Warehouse.Etl.Generate.Vendors;

/// <summary>Calls and mails as Salesforce's tasks, meetings as its events, and the cases that it keeps or has a copy of.</summary>
/// <param name="source">The source's folder.</param>
/// <param name="timeline">When.</param>
/// <param name="userId">The user of a person's name.</param>
internal sealed class SalesforceActivityFiles(string source, Timeline timeline, Func<string, string> userId) : IDisposable
{
    private readonly ObjectFile _tasks = new(source, "tasks", timeline.ExtractedAt,
        ["Id", "AccountId", "OwnerId", "Type", "TaskSubtype", "Status", "IsClosed", "ActivityDate", "CompletedDateTime", "CallDisposition", "IsDeleted", "SystemModstamp"]);

    private readonly ObjectFile _events = new(source, "events", timeline.ExtractedAt,
        ["Id", "AccountId", "OwnerId", "Type", "StartDateTime", "ActivityDate", "IsAllDayEvent", "IsChild", "IsRecurrence", "IsDeleted", "SystemModstamp"]);

    private readonly ObjectFile _cases = new(source, "cases", timeline.ExtractedAt,
    [
        "Id", "AccountId", "Origin", "Status", "Priority", "IsClosed", "ClosedDate", "IsEscalated", "CreatedDate", "IsDeleted", "SystemModstamp",
        "First_Reply__c", "Agent_Replies__c", "Reopened__c", "Satisfaction__c", "Zendesk_Ticket__c",
    ]);

    public void Write(AccountStory story)
    {
        var account = SalesforceFiles.AccountId(story.Plan.Number);
        var row = story.Plan.Index * 1000L;
        foreach (var touchpoint in story.Touchpoints.Where(touchpoint => CrmPart.Holds(touchpoint, story, timeline, ExtractShape.Salesforce)))
        {
            var at = AccountLink.Utc(touchpoint.OccurredAt);
            var owner = userId(touchpoint.Csm);
            if (touchpoint.Kind is "call" or "email")
            {
                var type = touchpoint.Kind == "call" ? "Call" : "Email";
                _tasks.Row(SalesforceIds.Of("00T", ++row), account, owner, type, type, "Completed", true, touchpoint.OccurredOn, at, type == "Call" ? touchpoint.Outcome : null, false, at);
            }
            else
                _events.Row(SalesforceIds.Of("00U", ++row), account, owner, TypeOf(touchpoint.Kind), at, touchpoint.OccurredOn, false, false, false, false, at);
        }

        row = story.Plan.Index * 1000L;
        foreach (var (ticket, zendeskId) in story.Tickets.Select((ticket, at) => (ticket, ZendeskFiles.TicketId(story.Plan, at))))
        {
            if (CrmPart.Holds(ticket, ExtractShape.Salesforce)) WriteCase(ticket, SalesforceIds.Of("500", ++row), account, null);
            else if (CrmPart.HoldsCopyOf(ticket)) WriteCase(ticket, SalesforceIds.Of("500", ++row), account, zendeskId);
        }
    }

    public void Dispose()
    {
        foreach (var file in (ObjectFile[])[_tasks, _events, _cases]) file.Dispose();
    }

    private void WriteCase(Ticket ticket, string id, string account, long? zendeskId) => _cases.Row(
        id, account, OriginOf(ticket.Channel), ticket.SolvedAt is not null ? "Closed" : ticket.FirstRepliedAt is not null ? "Working" : "New", PriorityOf(ticket.Priority), ticket.SolvedAt is not null,
        Instant(ticket.SolvedAt), ticket.Escalated, AccountLink.Utc(ticket.OpenedAt), false, AccountLink.Utc(ticket.SolvedAt ?? ticket.FirstRepliedAt ?? ticket.OpenedAt),
        Instant(ticket.FirstRepliedAt), ticket.AgentReplies, ticket.Reopened, ticket.Satisfaction, zendeskId);

    private static string TypeOf(string kind) => kind switch { "check_in" => "Check-in", "monthly_meeting" => "Monthly Meeting", "business_review" => "Business Review", _ => Capital(kind) };

    private static string OriginOf(string channel) => channel == "portal" ? "Web" : Capital(channel);

    private static string PriorityOf(string priority) => priority == "normal" ? "Medium" : Capital(priority);

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    private static string? Instant(DateTimeOffset? instant) => instant is { } known ? AccountLink.Utc(known) : null;
}
