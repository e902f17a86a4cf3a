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
    internal static ScoreSettings Parse(SettingsReader read)
    {
        var settings = new ScoreSettings(
            [.. new[] { "health", "engagement" }.SelectMany(score => DeclaredSettings.Root.At([score, "weights"]).Members.Select(part => new ScoreComponent(
                score, part.Key, read.Number(score, "weights", part.Key) ?? 0, read.Number(score, "targets", part.Key) ?? 1)))],
            read.Number("health", "healthy_from") ?? 0,
            read.Number("health", "risk_below") ?? 0,
            // A stage that the home sets to null tells nothing any more.
            [.. read.Keys("health", "renewal_intent").SelectMany(stage => read.Number("health", "renewal_intent", stage) is { } intent ? new[] { new RenewalStage(stage.ToLowerInvariant(), intent) } : [])]);
        if (settings.RiskBelow > settings.HealthyFrom) throw read.Error("at most health.healthy_from", "health", "risk_below");
        foreach (var score in new[] { "health", "engagement" })
        {
            if (settings.Components.Where(component => component.Score == score).Sum(component => component.Weight) == 0) throw read.Error("weights that are not all 0", score, "weights");
        }

        return settings;
    }
}
