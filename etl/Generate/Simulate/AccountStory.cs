using Warehouse.Etl.Generate.Company;
using Warehouse.Etl.Generate.Usage;

namespace Warehouse.Etl.Generate.Simulate;

/// <summary>One account's whole simulated existence, written to every extract and then forgotten.</summary>
public sealed record AccountStory
{
    /// <summary>Who it is.</summary>
    public required AccountPlan Plan { get; init; }

    /// <summary>What the CRM says about it, over time.</summary>
    public required CrmHistory Crm { get; init; }

    /// <summary>What it bought.</summary>
    public required RevenueHistory Revenue { get; init; }

    /// <summary>Its people.</summary>
    public IReadOnlyList<Contact> Contacts { get; init; } = [];

    /// <summary>Milestones of onboarding.</summary>
    public IReadOnlyList<Milestone> Milestones { get; init; } = [];

    /// <summary>Meetings, mails and calls.</summary>
    public IReadOnlyList<Touchpoint> Touchpoints { get; init; } = [];

    /// <summary>Answers to surveys.</summary>
    public IReadOnlyList<SurveyAnswer> Surveys { get; init; } = [];

    /// <summary>Recommendations it made.</summary>
    public IReadOnlyList<Referral> Referrals { get; init; } = [];

    /// <summary>Requests for support.</summary>
    public IReadOnlyList<Ticket> Tickets { get; init; } = [];

    /// <summary>Its deals, and those of leads around it that never became accounts.</summary>
    public IReadOnlyList<Opportunity> Opportunities { get; init; } = [];

    /// <summary>Its lead, and leads around it that never became accounts.</summary>
    public IReadOnlyList<Lead> Leads { get; init; } = [];

    /// <summary>Who used the product when.</summary>
    public AccountUsage Usage { get; init; } = new([], []);
}
