namespace Warehouse.Etl.Generate.Simulate;

/// <summary>An agreement: a term of months that is renewed by a successor, or a rolling one without a term.</summary>
public sealed record Contract
{
    /// <summary>The contract's id.</summary>
    public required string ContractId { get; init; }

    /// <summary>First day of the term.</summary>
    public required DateOnly Start { get; init; }

    /// <summary>First day after the term as agreed; null when rolling.</summary>
    public DateOnly? AgreedTermEnd { get; init; }

    /// <summary>First day after the term as the CRM has it, which amends the term of a contract that is terminated before it.</summary>
    public DateOnly? TermEnd => AgreedTermEnd is { } agreed && LeftOn < agreed ? LeftOn : AgreedTermEnd;

    /// <summary>Renews unless notice is given.</summary>
    public bool AutoRenew { get; init; }

    /// <summary>The day on which notice was given.</summary>
    public DateOnly? Notice { get; init; }

    /// <summary>The contract that this one succeeds.</summary>
    public string? RenewedFrom { get; init; }

    /// <summary>When it was signed.</summary>
    public required DateOnly SignedOn { get; init; }

    /// <summary>When the customer's leaving became known.</summary>
    public DateOnly? EndKnownOn { get; init; }

    /// <summary>First day not served when the customer left it; null otherwise.</summary>
    public DateOnly? LeftOn { get; init; }
}
