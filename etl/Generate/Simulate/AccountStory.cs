using Warehouse.Etl.Generate.Company;

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

    /// <summary>Milestones of onboarding.</summary>
    public required IReadOnlyList<Milestone> Milestones { get; init; }
}
