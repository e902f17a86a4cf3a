using Warehouse.Etl.Generate.Finance;
using Warehouse.Etl.Generate.Simulate;

namespace Warehouse.Etl.Generate.Extracts;

/// <summary>What support records.</summary>
internal sealed class TicketFiles(string source, Timeline timeline) : IStoryWriter
{
    private readonly ObjectFile _tickets = new(source, "tickets", timeline.ExtractedAt);

    public void Write(AccountStory story, AccountBooks books)
    {
        var row = 0;
        foreach (var ticket in story.Tickets)
        {
            _tickets.Row(
                $"H{story.Plan.Number}-{++row}", story.Plan.Id, ticket.OpenedAt, ticket.FirstRepliedAt, ticket.SolvedAt, ticket.AgentReplies, ticket.Reopened,
                ticket.Escalated, ticket.Priority, ticket.Channel, ticket.Satisfaction);
        }
    }

    public void Dispose() => _tickets.Dispose();
}
