namespace Warehouse.Etl.Settings;

/// <summary>What a score of accounts is made of: each component earns <c>weight × min(1, value ÷ target)</c>.</summary>
/// <param name="Score">health or engagement.</param>
/// <param name="Component">Its name, such as <c>login_frequency</c>.</param>
/// <param name="Weight">Its share of the score's weights.</param>
/// <param name="Target">The value that earns the whole weight.</param>
public sealed record ScoreComponent(string Score, string Component, decimal Weight, decimal Target);

/// <summary>How sure a renewal is by the stage of its open opportunity, 0 to 1.</summary>
public sealed record RenewalStage(string Stage, decimal Intent);

/// <summary><c>health</c> and <c>engagement</c>: how accounts are scored.</summary>
/// <param name="HealthyFrom"><c>health.healthy_from</c>: the least healthy score. Default 80.</param>
/// <param name="RiskBelow"><c>health.risk_below</c>: a score under it is at risk. Default 50.</param>
public sealed record ScoreSettings(IReadOnlyList<ScoreComponent> Components, decimal HealthyFrom, decimal RiskBelow, IReadOnlyList<RenewalStage> RenewalStages)
{
    private static readonly ScoreComponent[] Defaults =
    [
        new("health", "login_frequency", 30, 3), new("health", "feature_use", 30, 5), new("health", "support_satisfaction", 20, 1), new("health", "renewal_intent", 20, 1),
        new("engagement", "login_days", 40, 20), new("engagement", "key_features", 30, 5), new("engagement", "seat_use", 20, 1), new("engagement", "events", 10, 1),
    ];

    internal static ScoreSettings Parse(SettingsReader read)
    {
        read.Only(["weights", "targets", "healthy_from", "risk_below", "renewal_intent"], "health");
        read.Only(["weights", "targets"], "engagement");
        foreach (var (score, part) in new[] { ("health", "weights"), ("health", "targets"), ("engagement", "weights"), ("engagement", "targets") })
            read.Only([.. Defaults.Where(known => known.Score == score).Select(known => known.Component)], score, part);

        var settings = new ScoreSettings(
            [.. Defaults.Select(usual => usual with
            {
                Weight = read.Number(0, 100, usual.Score, "weights", usual.Component) ?? usual.Weight,
                Target = read.Number(0.0001m, 10_000, usual.Score, "targets", usual.Component) ?? usual.Target,
            })],
            read.Number(0, 100, "health", "healthy_from") ?? 80,
            read.Number(0, 100, "health", "risk_below") ?? 50,
            // A stage that the home sets to null tells nothing any more.
            [.. read.Keys("health", "renewal_intent").SelectMany(stage => read.Number(0, 1, "health", "renewal_intent", stage) is { } intent ? new[] { new RenewalStage(stage.ToLowerInvariant(), intent) } : [])]);
        if (settings.RiskBelow > settings.HealthyFrom) throw read.Error("at most health.healthy_from", "health", "risk_below");
        foreach (var score in new[] { "health", "engagement" })
        {
            if (settings.Components.Where(component => component.Score == score).Sum(component => component.Weight) == 0) throw read.Error("weights that are not all 0", score, "weights");
        }

        return settings;
    }
}
