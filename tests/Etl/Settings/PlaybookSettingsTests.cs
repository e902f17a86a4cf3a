using Warehouse.Etl;
using Warehouse.Etl.Settings;

namespace Warehouse.Tests.Etl.Settings;

/// <summary>What customer success owes each tier is a setting of the business.</summary>
public sealed class PlaybookSettingsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("warehouse-playbook-").FullName;

    [Fact]
    public void Playbook_OfTheCheckout_HasTheContractsStepsByTier()
    {
        var steps = WarehouseSettings.Read(new WarehouseHome(folder), DuckDb.RepositoryRoot.Combine("warehouse.json")).Playbook;
        Of("high").ShouldBe(["kickoff", "review_30", "review_60", "review_90", "monthly_meeting", "quarterly_review"]);
        Of("low").ShouldBe(["quarterly_check_in", "seminar"]);
        Of("tech").ShouldBe(["first_week_mail", "guide", "term_report"]);
        (steps.Single(step => step.Step == "term_report").From, steps.Single(step => step.Step == "term_report").DueDays).ShouldBe(("term_end", -60));

        IEnumerable<string> Of(string tier) => steps.Where(step => step.TouchTiers.Contains(tier)).Select(step => step.Step);
    }

    [Fact]
    public void Step_WithoutWindows_MayBeDoneFromItsBeginningAndTwoWeeksLate()
    {
        Read("{}", """{"playbook": {"kickoff": {"touch_tiers": ["high"], "kinds": ["Kickoff"], "due_days": 14}}}""").Select(Text)
            .ShouldBe(["kickoff high kickoff start 14 14 14 once"]);
        Read("{}", """{"playbook": {"report": {"touch_tiers": ["tech"], "kinds": ["email"], "from": "term_end", "due_days": -60}}}""").Select(Text)
            .ShouldBe(["report tech email term_end -60 30 14 once"]);
        Read("{}", """{"playbook": {"meeting": {"touch_tiers": ["high"], "kinds": ["call"], "every_months": 3}}}""").Select(Text)
            .ShouldBe(["meeting high call start 0 0 0 3"]);

        static string Text(PlaybookStep step) => string.Join(
            ' ', step.Step, string.Join('+', step.TouchTiers), string.Join('+', step.Kinds), step.From, step.DueDays, step.WindowDays, step.LateDays, step.EveryMonths is { } months ? $"{months}" : "once");
    }

    [Fact]
    public void Step_WhoseTiersTheHomeEmpties_IsLeftOut() =>
        Read("""{"playbook": {"guide": {"touch_tiers": ["tech"], "kinds": ["email"], "from": "risk", "due_days": 14}}}""", """{"playbook": {"guide": {"touch_tiers": []}}}""").ShouldBeEmpty();

    [Theory]
    [InlineData("""{"touch_tier": ["high"]}""", "unknown key 'playbook.a.touch_tier'; did you mean 'touch_tiers'?")]
    [InlineData("""{"touch_tiers": ["middle"], "kinds": ["call"], "due_days": 1}""", "'playbook.a.touch_tiers': expected a list of high, low, tech, found [\"middle\"]")]
    [InlineData("""{"touch_tiers": ["high"], "due_days": 1}""", "'playbook.a.kinds': expected a list of touchpoints")]
    [InlineData("""{"touch_tiers": ["high"], "kinds": ["call"], "from": "login", "due_days": 1}""", "'playbook.a.from': expected \"start\", \"risk\" or \"term_end\", found \"login\"")]
    [InlineData("""{"touch_tiers": ["high"], "kinds": ["call"]}""", "'playbook.a': expected either due_days or every_months")]
    [InlineData("""{"touch_tiers": ["high"], "kinds": ["call"], "due_days": 1, "every_months": 1}""", "'playbook.a': expected either due_days or every_months")]
    [InlineData("""{"touch_tiers": ["high"], "kinds": ["call"], "from": "risk", "every_months": 1}""", "'playbook.a.from': expected start")]
    [InlineData("""{"touch_tiers": ["high"], "kinds": ["call"], "due_days": 1.5}""", "'playbook.a.due_days': expected a whole number")]
    public void Step_OutOfBounds_IsRefusedByName(string step, string message) =>
        Should.Throw<WarehouseException>(() => Read("{}", $$"""{"playbook": {"a": {{step}} } }""")).Message.ShouldContain(message);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private IReadOnlyList<PlaybookStep> Read(string checkout, string home)
    {
        var file = Path.Combine(folder, "checkout.json");
        File.WriteAllText(file, checkout);
        File.WriteAllText(Path.Combine(folder, "warehouse.json"), home);
        return WarehouseSettings.Read(new WarehouseHome(folder), file).Playbook;
    }
}
