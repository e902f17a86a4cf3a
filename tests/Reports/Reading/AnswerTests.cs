using Warehouse.Reports.Reading;
using Warehouse.Semantics;
using Warehouse.Tests.Reports.Fakes;

namespace Warehouse.Tests.Reports.Reading;

public sealed class AnswerTests
{
    private static readonly DateOnly October = new(2026, 10, 1);

    [Fact]
    public void Answer_ByGroup_GivesTheCellAndNullForWhatIsNotThere()
    {
        var answer = Answers.Of(new MetricTable(["metric_time__month", "account__touch_tier", "nrr"], [[October, "high", 1.2], [October, "low", null]]), 2);

        answer["nrr", October, "high"].ShouldBe(1.2m);
        answer["nrr", October, "low"].ShouldBeNull();
        answer["nrr", October, "tech"].ShouldBeNull();
        answer["grr", October, "high"].ShouldBeNull();
        answer.Members<string>(1).ShouldBe(["high", "low"]);
    }

    [Fact]
    public void Answer_CountsOfAnyIntegerType_AreTheSameGroup()
    {
        var answer = Answers.Of(new MetricTable(["age", "cohort_logo_retention"], [[12L, 0.9]]), 1);

        answer["cohort_logo_retention", 12].ShouldBe(0.9m);
    }

    [Fact]
    public void Reader_MetricThatTheManifestLacks_IsNotedAndTheRestIsRead()
    {
        var metrics = new FakeMetrics(Scenario.OneAccount) { Definitions = FakeDefinitions.All.Where(each => each.Key != "nps").ToDictionary() };
        var reader = new MetricReader(metrics);

        var answer = reader.ByMonth(["mrr", "nps"], October, October);

        answer["mrr", October].ShouldNotBeNull();
        answer["nps", October].ShouldBeNull();
        reader.Absent.ShouldBe(["nps"]);
    }

    [Fact]
    public void Month_Arithmetic_CountsWholeMonths()
    {
        Month.Ending(October, 3).ShouldBe([new DateOnly(2026, 8, 1), new DateOnly(2026, 9, 1), October]);
        Month.LastDay(new DateOnly(2028, 2, 10)).ShouldBe(new DateOnly(2028, 2, 29));
        Month.Between(new DateOnly(2025, 11, 1), October).ShouldBe(11);
    }
}
