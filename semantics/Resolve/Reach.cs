namespace Warehouse.Semantics.Resolve;

/// <summary>Which days a measure reads for a period.</summary>
/// <param name="Kind">The period itself, or the month at one of its ends, or the months that end with its last.</param>
/// <param name="WindowMonths">The months of a trailing window; else 0.</param>
/// <param name="OffsetMonths">All of it this many months earlier.</param>
internal sealed record Reach(ReachKind Kind, int WindowMonths, int OffsetMonths)
{
    /// <summary>The name of its days in the query, and in plans.</summary>
    public string Name
    {
        get
        {
            var name = Kind switch
            {
                ReachKind.Period => "calendar",
                ReachKind.End => "closings",
                ReachKind.Start => "openings",
                _ => $"trailing_{WindowMonths}",
            };
            return OffsetMonths == 0 ? name : $"{name}_back_{OffsetMonths}";
        }
    }

    /// <summary>How the name of a table aggregated over it ends.</summary>
    public string Suffix
    {
        get
        {
            var name = Kind switch
            {
                ReachKind.Period => "in_period",
                ReachKind.End => "at_end",
                ReachKind.Start => "at_start",
                _ => $"trailing_{WindowMonths}",
            };
            return OffsetMonths == 0 ? name : $"{name}_back_{OffsetMonths}";
        }
    }
}

internal enum ReachKind
{
    Period,
    End,
    Start,
    Trailing,
}
