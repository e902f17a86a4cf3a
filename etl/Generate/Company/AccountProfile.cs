namespace Warehouse.Etl.Generate.Company;

/// <summary>An account as the CRM describes it from a day on.</summary>
public sealed record AccountProfile
{
    /// <summary>The company's name.</summary>
    public required string Name { get; init; }

    /// <summary>Its trade.</summary>
    public required string Industry { get; init; }

    /// <summary>Its part of Japan.</summary>
    public required string Region { get; init; }

    /// <summary>Its segment by size.</summary>
    public required string Segment { get; init; }

    /// <summary>Its staff.</summary>
    public required int Employees { get; init; }

    /// <summary>How well it fits the ideal customer: high, medium or low; null where nobody has said.</summary>
    public string? IcpFit { get; init; }

    /// <summary>The tier set by hand, which wins over the contract's value; mostly null.</summary>
    public TouchTier? SetTier { get; init; }

    /// <summary>The name of the CSM.</summary>
    public required string Csm { get; init; }

    /// <summary>The account of its parent company.</summary>
    public string? ParentId { get; init; }

    /// <summary>When the account was entered.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }
}
