namespace Warehouse.Etl.Generate.Truth;

/// <summary>Why an account's MRR is not what it was.</summary>
public enum MovementKind
{
    /// <summary>Paying for the first time.</summary>
    New,

    /// <summary>Paying again after nothing was in force.</summary>
    Reactivation,

    /// <summary>Paying more.</summary>
    Expansion,

    /// <summary>Paying less.</summary>
    Contraction,

    /// <summary>Nothing in force any more.</summary>
    Churn,

    /// <summary>Items that are in force and no longer count.</summary>
    Pause,

    /// <summary>Items that count again.</summary>
    Resume,
}

/// <summary>One line of an account's MRR bridge.</summary>
/// <param name="Month">The month's first day.</param>
/// <param name="Kind">Which line it is.</param>
/// <param name="Amount">In yen a month; losses are negative.</param>
/// <param name="Upsell">Of an expansion, the part from products held in the twelve months before.</param>
/// <param name="CrossSell">Of an expansion, the rest.</param>
/// <param name="RisenProducts">Of an expansion, the products whose MRR rose.</param>
public sealed record Movement(DateOnly Month, MovementKind Kind, decimal Amount, decimal Upsell = 0, decimal CrossSell = 0, IReadOnlyList<string>? RisenProducts = null)
{
    /// <summary>The kind as the files spell it.</summary>
    public string KindText => Kind.ToString().ToLowerInvariant();
}
