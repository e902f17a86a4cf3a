namespace Warehouse.Semantics.Resolve;

/// <summary>A dimension as it is asked for: <c>account__touch_tier</c>, <c>cohort__quarter</c>, <c>metric_time__month</c>.</summary>
/// <param name="Text">As asked; also the name of the column.</param>
/// <param name="Path">Without the grain: entities, then the dimension.</param>
/// <param name="Grain">The grain asked for; null = the dimension's own.</param>
internal sealed record DimensionName(string Text, string Path, Grain? Grain)
{
    /// <summary>The time of whatever metric is asked.</summary>
    public const string MetricTime = "metric_time";

    public bool IsMetricTime => Path == MetricTime;

    public static DimensionName Parse(string text)
    {
        var name = text.Trim().ToLowerInvariant();
        var cut = name.LastIndexOf("__", StringComparison.Ordinal);
        return cut > 0 && Grains.ParseDate(name[(cut + 2)..]) is { } grain
            ? new DimensionName(name, name[..cut], grain)
            : new DimensionName(name, name, null);
    }

    /// <summary>Of a reference in a filter.</summary>
    public static DimensionName Of(Expressions.Reference reference)
    {
        var name = Parse(reference.Name);
        if (reference.Grain is null) return name;
        var grain = Grains.ParseDate(reference.Grain)
            ?? throw new SemanticException($"'{reference.Name}': expected a grain ({string.Join(", ", Grains.DateNames)}), found '{reference.Grain}'");
        return new DimensionName($"{name.Path}__{reference.Grain}", name.Path, grain);
    }
}
