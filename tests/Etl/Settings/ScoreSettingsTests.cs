using Warehouse.Etl;
using Warehouse.Etl.Settings;

namespace Warehouse.Tests.Etl.Settings;

/// <summary>How accounts are scored is a setting of the business.</summary>
public sealed class ScoreSettingsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("warehouse-scores-").FullName;

    [Fact]
    public void Scores_NotSet_AreTheContracts()
    {
        var scores = Read("{}", "{}");
        scores.Components.Where(part => part.Score == "health").Select(part => (part.Component, part.Weight, part.Target))
            .ShouldBe([("login_frequency", 30m, 3m), ("feature_use", 30m, 5m), ("support_satisfaction", 20m, 1m), ("renewal_intent", 20m, 1m)]);
        scores.Components.Where(part => part.Score == "engagement").Select(part => (part.Component, part.Weight, part.Target))
            .ShouldBe([("login_days", 40m, 20m), ("key_features", 30m, 5m), ("seat_use", 20m, 1m), ("events", 10m, 1m)]);
        (scores.HealthyFrom, scores.RiskBelow).ShouldBe((80m, 50m));
    }

    [Fact]
    public void Scores_OfTheHome_LieOverTheCheckoutsKeyByKey()
    {
        var scores = Read(
            """{"health": {"weights": {"feature_use": 40}, "renewal_intent": {"Proposal": 0.6, "lost": 0}}}""",
            """{"health": {"weights": {"login_frequency": 20}, "risk_below": 40, "renewal_intent": {"Proposal": 0.7, "lost": null}}}""");

        scores.Components.Take(2).Select(part => part.Weight).ShouldBe([20m, 40m]);
        scores.RiskBelow.ShouldBe(40m);
        scores.RenewalStages.ShouldBe([new RenewalStage("proposal", 0.7m)]);
    }

    [Theory]
    [InlineData("""{"health": {"weights": {"logins": 30}}}""", "unknown key 'health.weights.logins'")]
    [InlineData("""{"health": {"targets": {"feature_use": 0}}}""", "'health.targets.feature_use': expected a number from 0.0001")]
    [InlineData("""{"health": {"risk_below": 90}}""", "'health.risk_below': expected at most health.healthy_from")]
    [InlineData("""{"health": {"renewal_intent": {"proposal": 2}}}""", "'health.renewal_intent.proposal': expected a number from 0 to 1")]
    [InlineData("""{"engagement": {"weights": {"login_days": 0, "key_features": 0, "seat_use": 0, "events": 0}}}""", "'engagement.weights': expected weights that are not all 0")]
    public void Scores_OutOfBounds_AreRefusedByName(string json, string message) =>
        Should.Throw<WarehouseException>(() => Read("{}", json)).Message.ShouldContain(message);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private ScoreSettings Read(string checkout, string home)
    {
        var file = Path.Combine(folder, "checkout.json");
        File.WriteAllText(file, checkout);
        File.WriteAllText(Path.Combine(folder, "warehouse.json"), home);
        return WarehouseSettings.Read(new WarehouseHome(folder), file).Scores;
    }
}
