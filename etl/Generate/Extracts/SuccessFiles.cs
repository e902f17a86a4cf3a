using Warehouse.Etl.Generate.Simulate;

namespace Warehouse.Etl.Generate.Extracts;

/// <summary>What customer success records: milestones.</summary>
internal sealed class SuccessFiles : IStoryWriter
{
    private readonly Delivery _milestones;
    private readonly CsvFile _milestoneFile;

    public SuccessFiles(string source, Timeline timeline)
    {
        _milestoneFile = (_milestones = new Delivery(source, "milestones", timeline.ExtractedAt, isComplete: false)).Open();
    }

    public void Write(AccountStory story)
    {
        var number = 0;
        foreach (var milestone in story.Milestones)
            _milestoneFile.Row($"M{story.Plan.Number}-{++number}", story.Plan.Id, milestone.Name, milestone.Due, milestone.CompletedAt);
    }

    public void Dispose() => _milestones.Dispose();
}
