namespace Warehouse.Etl.Generate.Simulate;

/// <summary>A person at the customer.</summary>
public sealed record Contact(string ContactId, string Email, string Title, string Role, DateTimeOffset CreatedAt);

/// <summary>A meeting, mail or call with the customer.</summary>
public sealed record Touchpoint(string Kind, DateTimeOffset OccurredAt, string Csm, string Outcome)
{
    /// <summary>The day in Tokyo.</summary>
    public DateOnly OccurredOn => DateOnly.FromDateTime(OccurredAt.DateTime);
}

/// <summary>An answer to a survey: nps 0–10, csat 1–5, ces 1–7.</summary>
public sealed record SurveyAnswer(string? ContactId, string Kind, int Score, string? Comment, DateTimeOffset AnsweredAt)
{
    /// <summary>The day in Tokyo.</summary>
    public DateOnly AnsweredOn => DateOnly.FromDateTime(AnsweredAt.DateTime);
}

/// <summary>A recommendation; the account it led to is null when it led to none.</summary>
public sealed record Referral(DateOnly On, string? ReferredAccountId, string Outcome);

/// <summary>A request for support.</summary>
public sealed record Ticket
{
    /// <summary>When it came in.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>The first reply; null while there is none.</summary>
    public DateTimeOffset? FirstRepliedAt { get; init; }

    /// <summary>When it was solved; null while it is open.</summary>
    public DateTimeOffset? SolvedAt { get; init; }

    /// <summary>Replies by agents.</summary>
    public int AgentReplies { get; init; }

    /// <summary>Opened again after it was solved.</summary>
    public bool Reopened { get; init; }

    /// <summary>Handed to a specialist.</summary>
    public bool Escalated { get; init; }

    /// <summary>low, normal, high or urgent.</summary>
    public required string Priority { get; init; }

    /// <summary>portal, email, chat or phone.</summary>
    public required string Channel { get; init; }

    /// <summary>1 to 5; null when the customer did not say.</summary>
    public int? Satisfaction { get; init; }
}

/// <summary>A deal in the making or settled.</summary>
public sealed record Opportunity
{
    /// <summary>Its id.</summary>
    public required string OpportunityId { get; init; }

    /// <summary>The account; null for someone who never became one.</summary>
    public string? AccountId { get; init; }

    /// <summary>What it is about.</summary>
    public required SaleKind Kind { get; init; }

    /// <summary>sales, cs, marketing or partner.</summary>
    public required string Source { get; init; }

    /// <summary>prospecting, qualification, proposal, negotiation, closed_won or closed_lost.</summary>
    public required string Stage { get; init; }

    /// <summary>A year's amount in yen.</summary>
    public required decimal Amount { get; init; }

    /// <summary>The product at stake.</summary>
    public required string Product { get; init; }

    /// <summary>Who leads it.</summary>
    public required string Owner { get; init; }

    /// <summary>The day it was entered.</summary>
    public required DateOnly Created { get; init; }

    /// <summary>The day it was settled; null while it is open.</summary>
    public DateOnly? Closed { get; init; }

    /// <summary>Why it was lost.</summary>
    public string? LostReason { get; init; }
}

/// <summary>Someone who showed interest.</summary>
public sealed record Lead
{
    /// <summary>Its id.</summary>
    public required string LeadId { get; init; }

    /// <summary>The account it became; null when it became none.</summary>
    public string? AccountId { get; init; }

    /// <summary>Where it came from.</summary>
    public required string Channel { get; init; }

    /// <summary>The day it came in.</summary>
    public required DateOnly Created { get; init; }

    /// <summary>The day sales took it up.</summary>
    public DateOnly? Qualified { get; init; }

    /// <summary>The deal it became.</summary>
    public string? OpportunityId { get; init; }

    /// <summary>The day it became that deal.</summary>
    public DateOnly? Converted { get; init; }
}
