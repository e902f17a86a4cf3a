namespace Warehouse.Tests.Semantics.Evaluator;

/// <summary>Something to group or filter by, as its name says it: <c>listing__user__ds__month</c>.</summary>
/// <param name="Path">The entities on the way, joined by two underscores; empty for <c>metric_time</c> and entities of the model itself.</param>
/// <param name="Grain">Standard or custom; null for the dimension's own.</param>
/// <param name="Part">Set where a part of the date is asked for: <c>year</c>, <c>dow</c>.</param>
internal sealed record Item(string Path, string Element, string? Grain, string? Part)
{
    public const string MetricTime = "metric_time";

    public bool IsMetricTime => Element == MetricTime && Path.Length == 0;

    public IReadOnlyList<string> Links => Path.Length == 0 ? [] : Path.Split("__");

    public string Column => (Path.Length == 0 ? "" : Path + "__") + Element + (Part is not null ? "__extract_" + Part : Grain is not null ? "__" + Grain : "");

    /// <param name="grain">A grain that stands beside the name; one within the name is read too.</param>
    public static Item Parse(World world, string name, string? grain = null, string? part = null)
    {
        var words = name.Split("__").ToList();
        if (words.Count > 1 && (Periods.IsGrain(words[^1]) || world.Spines.Any(s => s.CustomGrains.Any(c => c.Name == words[^1]))))
        {
            grain = words[^1];
            words.RemoveAt(words.Count - 1);
        }
        else if (words.Count > 1 && words[^1].StartsWith("extract_", StringComparison.Ordinal))
        {
            part = words[^1]["extract_".Length..];
            words.RemoveAt(words.Count - 1);
        }

        return new Item(string.Join("__", words.SkipLast(1)), words[^1], grain, part);
    }
}
