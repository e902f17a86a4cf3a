using Warehouse.Etl.Generate;
using static Warehouse.Tests.Etl.Generate.Given;

namespace Warehouse.Tests.Etl.Generate;

public sealed class TimelineTests
{
    [Fact]
    public void Options_GiveTheFirstMonth_AndTheExtractionAfterTheClosingOne()
    {
        var timeline = Timeline.Of(new GenerateOptions { OutputFolder = "out", Months = 36, ClosingMonth = Day("2026-10-31") });

        timeline.FirstMonth.ShouldBe(Day("2023-11-01"));
        timeline.ClosingMonth.ShouldBe(Day("2026-10-01"));
        timeline.AsOf.ShouldBe(Day("2026-11-05"));
        timeline.ExtractedAt.ShouldBe(new DateTimeOffset(2026, 11, 5, 3, 0, 0, TimeSpan.FromHours(9)));
        timeline.Months.Count().ShouldBe(36);
    }

    [Fact]
    public void Snapshots_AreEachThirdMonths_BackFromTheExtraction()
    {
        var timeline = new Timeline(Day("2024-01-01"), Day("2024-10-01"));

        timeline.SnapshotDays.ShouldBe([Day("2024-02-05"), Day("2024-05-05"), Day("2024-08-05"), Day("2024-11-05")]);
    }
}
