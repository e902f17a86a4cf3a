using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Manifest;

namespace Warehouse.Semantics.Sparse;

/// <summary>What of a time is asked for: the beginning of its period, or a part of it.</summary>
internal abstract record Resolution
{
    /// <summary>As it ends a name: <c>month</c>, <c>extract_dow</c>.</summary>
    public abstract string Name { get; }
}

/// <summary>The beginning of a period of the calendar.</summary>
internal sealed record AtGrain(Grain Grain) : Resolution
{
    public override string Name => Grain.Name();
}

/// <summary>A period of the business's own, as a time spine lists it.</summary>
internal sealed record AtCustomGrain(CustomGrain Custom, TimeSpine Spine) : Resolution
{
    public override string Name => Custom.Name;
}

/// <summary>A number: the month, the day of the week.</summary>
internal sealed record AtDatePart(DatePart Part) : Resolution
{
    public override string Name => $"extract_{Part.Name()}";
}

/// <summary>A dimension, entity or time by which rows are grouped or filtered, the same for every metric of the request.</summary>
/// <param name="Links">The entities that lead to it; empty for <c>metric_time</c> and for an entity of the facts' own.</param>
/// <param name="Element">Its own name.</param>
/// <param name="Resolution">Of a time; null where it is none.</param>
internal sealed record GroupItem(IReadOnlyList<string> Links, string Element, Resolution? Resolution)
{
    public const string MetricTime = "metric_time";

    public bool IsMetricTime { get; } = Links.Count == 0 && Element == MetricTime;

    /// <summary>Links and name.</summary>
    public string Path { get; } = Links.Count == 0 ? Element : $"{string.Join("__", Links)}__{Element}";

    /// <summary>The name of its column: the path and the resolution.</summary>
    public string Column => Resolution is null ? Path : $"{Path}__{Resolution.Name}";

    /// <summary>By name, whichever facts it was found from.</summary>
    public bool Equals(GroupItem? other) => other is not null && Path == other.Path && Equals(Resolution, other.Resolution);

    public override int GetHashCode() => HashCode.Combine(Path, Resolution);
}

/// <summary>A name of a request or filter taken apart.</summary>
/// <param name="Resolution">Null where none is asked for.</param>
internal sealed record AskedName(string Text, IReadOnlyList<string> Links, string Element, Resolution? Resolution)
{
    public bool IsMetricTime => Links.Count == 0 && Element == GroupItem.MetricTime;

    public string Path => string.Join("__", Links.Append(Element));
}

/// <summary>An item inside a filter.</summary>
internal sealed record ItemRef(GroupItem Item) : Expression;

/// <summary>A metric inside a filter: its value for the row's own member of <paramref name="Keys"/>.</summary>
/// <param name="Keys">The items of the filtered rows, beside the names by which the metric is grouped.</param>
internal sealed record MetricRef(string Metric, IReadOnlyList<(GroupItem Item, string GroupBy)> Keys) : Expression;
