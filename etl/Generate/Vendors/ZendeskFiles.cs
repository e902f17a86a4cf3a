using System.Text.Json.Nodes;
using Warehouse.Etl.Generate.Company;
using Warehouse.Etl.Generate.Extracts;
using Warehouse.Etl.Generate.Finance;
using Warehouse.Etl.Generate.Simulate;

namespace Warehouse.Etl.Generate.Vendors;

/// <summary>Support as objects of Zendesk's interface. Ratings know good and bad only; each fifth ticket names its organisation through its requester alone.</summary>
internal sealed class ZendeskFiles(string source, ExtractShape shape, Timeline timeline) : IStoryWriter
{
    private readonly JsonObjectFile _organizations = new(source, "organizations", timeline.ExtractedAt);
    private readonly JsonObjectFile _users = new(source, "users", timeline.ExtractedAt);
    private readonly JsonObjectFile _tickets = new(source, "tickets", timeline.ExtractedAt);
    private readonly JsonObjectFile _metrics = new(source, "ticket_metrics", timeline.ExtractedAt);
    private readonly JsonObjectFile _ratings = new(source, "satisfaction_ratings", timeline.ExtractedAt);

    /// <summary>The ticket at a place among the account's, counted from 0.</summary>
    public static long TicketId(AccountPlan plan, int at) => 1_000_001 + (plan.Index * 1000L) + at;

    public void Write(AccountStory story, AccountBooks books)
    {
        if (story.Tickets.Count == 0) return;
        var organization = 360_000_000_000 + story.Plan.Index;
        var user = 380_000_000_000 + story.Plan.Index;
        var profile = story.Crm.Versions[0];
        var link = AccountLink.KindOf(story.Plan, 3, shape);
        var since = AccountLink.Utc(profile.CreatedAt);
        _organizations.Line(new JsonObject
        {
            ["id"] = organization,
            ["name"] = link == LinkKind.Number ? profile.Name : AccountLink.ShortName(profile.Name),
            ["external_id"] = link == LinkKind.Number ? story.Plan.Id : null,
            ["domain_names"] = link == LinkKind.Domain ? new JsonArray(AccountLink.DomainOf(story.Plan)) : new JsonArray(),
            ["created_at"] = since,
            ["updated_at"] = since,
        });
        _users.Line(new JsonObject { ["id"] = user, ["role"] = "end-user", ["email"] = story.Contacts.Count > 0 ? story.Contacts[0].Email : null, ["organization_id"] = organization, ["updated_at"] = since });
        foreach (var (ticket, id) in story.Tickets.Select((ticket, at) => (ticket, TicketId(story.Plan, at))))
        {
            if (!CrmPart.Holds(ticket, shape)) WriteTicket(ticket, id, id % 5 == 0 ? null : organization, user);
        }
    }

    public void Dispose()
    {
        foreach (var file in (JsonObjectFile[])[_organizations, _users, _tickets, _metrics, _ratings]) file.Dispose();
    }

    private void WriteTicket(Ticket ticket, long id, long? organization, long user)
    {
        var changed = AccountLink.Utc(ticket.SolvedAt ?? ticket.FirstRepliedAt ?? ticket.OpenedAt);
        _tickets.Line(new JsonObject
        {
            ["id"] = id,
            ["organization_id"] = organization,
            ["requester_id"] = user,
            ["status"] = ticket.SolvedAt is not null ? "closed" : ticket.FirstRepliedAt is not null ? "pending" : "new",
            ["priority"] = ticket.Priority,
            ["via"] = new JsonObject { ["channel"] = ticket.Channel switch { "portal" => "web", "phone" => "voice", var other => other } },
            ["tags"] = ticket.Escalated ? new JsonArray("escalated") : new JsonArray(),
            ["created_at"] = AccountLink.Utc(ticket.OpenedAt),
            ["updated_at"] = changed,
        });
        _metrics.Line(new JsonObject
        {
            ["id"] = id + 500_000_000,
            ["ticket_id"] = id,
            ["replies"] = ticket.AgentReplies,
            ["reopens"] = ticket.Reopened ? 1 : 0,
            ["reply_time_in_minutes"] = new JsonObject { ["calendar"] = ticket.FirstRepliedAt is { } reply ? (long)(reply - ticket.OpenedAt).TotalMinutes : null },
            ["solved_at"] = ticket.SolvedAt is { } solved ? AccountLink.Utc(solved) : null,
            ["updated_at"] = changed,
        });
        if (ticket.Satisfaction is { } satisfaction)
            _ratings.Line(new JsonObject { ["id"] = id + 700_000_000, ["ticket_id"] = id, ["score"] = satisfaction >= 4 ? "good" : "bad", ["created_at"] = changed, ["updated_at"] = changed });
    }
}
