using Warehouse.Etl.Generate.Company;

namespace Warehouse.Etl.Generate.Simulate;

/// <summary>
/// One relationship as it was simulated, with what moves it underneath: how well the customer fares. What the metrics
/// call a paid life is worked out from the items by days, not from here.
/// </summary>
public sealed record Life
{
    /// <summary>First paid day.</summary>
    public required DateOnly Start { get; init; }

    /// <summary>First day not served; null while it runs at the horizon.</summary>
    public DateOnly? End { get; init; }

    /// <summary>How well the customer fares, 0 to 1: drives use, answers, growth and leaving.</summary>
    public required double Health { get; init; }

    /// <summary>Days from the start to completed onboarding; null when it never completes.</summary>
    public int? OnboardingDays { get; init; }

    /// <summary>The tier that the life was sold in.</summary>
    public required TouchTier Tier { get; init; }

    /// <summary>Days without service, <c>[From, To)</c>; only of an add-on when <see cref="PausedProduct"/> names one.</summary>
    public (DateOnly From, DateOnly To)? Pause { get; init; }

    /// <summary>The one product that paused; null when all did.</summary>
    public string? PausedProduct { get; init; }

    /// <summary>A lapse between two terms, <c>[From, To)</c>.</summary>
    public (DateOnly From, DateOnly To)? Lapse { get; init; }

    /// <summary>Whether the customer is served on the day: started, not ended, not wholly paused, not lapsed.</summary>
    public bool ServedOn(DateOnly day) =>
        Start <= day && (End is null || day < End)
        && !(PausedProduct is null && Pause is { } pause && pause.From <= day && day < pause.To)
        && !(Lapse is { } lapse && lapse.From <= day && day < lapse.To);
}
