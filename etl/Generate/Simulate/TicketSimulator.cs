using Warehouse.Etl.Generate.Company;

namespace Warehouse.Etl.Generate.Simulate;

/// <summary>Simulates requests for support: many at the start and from those who fare badly, answered soonest in high touch.</summary>
internal sealed class TicketSimulator(Timeline timeline, Chance chance)
{
    private static readonly (string, double)[] Priorities = [("low", 0.22), ("normal", 0.55), ("high", 0.18), ("urgent", 0.05)];
    private static readonly (string, double)[] Channels = [("portal", 0.40), ("email", 0.34), ("chat", 0.19), ("phone", 0.07)];

    public List<Ticket> Simulate(IEnumerable<Life> lives)
    {
        List<Ticket> tickets = [];
        foreach (var life in lives)
        {
            for (var (month, age) = (life.Start, 0); month <= timeline.LastDay && (life.End is null || month < life.End); (month, age) = (life.Start.AddMonths(age + 1), age + 1))
            {
                var mean = life.Tier switch { TouchTier.High => 2.2, TouchTier.Low => 0.9, _ => 0.30 } * (1.6 - life.Health) * (age < 2 ? 1.9 : 1);
                for (var count = chance.Count(mean * chance.Between(0.0, 2.0)); count > 0; count--)
                {
                    var opened = month.AddDays(chance.Between(0, 28)).InTokyo(chance.Between(8 * 60, 20 * 60));
                    var day = DateOnly.FromDateTime(opened.DateTime);
                    if (day <= timeline.LastDay && life.ServedOn(day)) tickets.Add(Work(life, opened));
                }
            }
        }

        tickets.Sort((one, other) => one.OpenedAt.CompareTo(other.OpenedAt));
        return tickets;
    }

    private Ticket Work(Life life, DateTimeOffset opened)
    {
        var priority = chance.Pick(Priorities);
        var haste = life.Tier switch { TouchTier.High => 0.5, TouchTier.Low => 0.9, _ => 1.4 } * priority switch { "urgent" => 0.3, "high" => 0.6, _ => 1.0 };
        var firstReply = opened.AddMinutes(Math.Round(chance.Skewed(210 * haste, 0.8, 5, 4000)));
        var replies = 1 + (int)chance.Skewed(1.1, 0.9, 0, 9);
        var solved = firstReply.AddMinutes(Math.Round(chance.Skewed(320 * haste * replies, 0.9, 3, 30_000)));
        var isReplied = firstReply < timeline.ExtractedAt;
        var isSolved = solved < timeline.ExtractedAt && !chance.Happens(0.01);
        var mood = life.Health + (0.2 * chance.Normal()) - ((solved - opened).TotalHours > 48 ? 0.15 : 0);
        return new Ticket
        {
            OpenedAt = opened,
            FirstRepliedAt = isReplied ? firstReply : null,
            SolvedAt = isSolved ? solved : null,
            AgentReplies = !isReplied ? 0 : replies,
            Reopened = isSolved && chance.Happens(0.07),
            Escalated = chance.Happens(0.06),
            Priority = priority,
            Channel = chance.Pick(Channels),
            Satisfaction = isSolved && chance.Happens(0.42) ? (int)Math.Clamp(Math.Round(2.4 + (3.1 * mood)), 1, 5) : null,
        };
    }
}
