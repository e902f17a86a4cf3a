namespace Warehouse.Etl.Generate.Simulate;

/// <summary>A step of onboarding, planned and perhaps done.</summary>
public sealed record Milestone(string Name, DateOnly Due, DateTimeOffset? CompletedAt)
{
    /// <summary>The day in Tokyo on which it was done.</summary>
    public DateOnly? CompletedOn => CompletedAt is { } at ? DateOnly.FromDateTime(at.DateTime) : null;
}
