using Warehouse.Semantics.Expressions;

namespace Warehouse.Semantics.Manifest;

/// <summary>A named number and how it comes about.</summary>
/// <param name="Dimensions">The cuts that are allowed; null where every dimension that its inputs share is.</param>
/// <param name="Requires">Dimensions without which the number has no meaning: a retention by age needs the age.</param>
/// <param name="IsPrivate">A building block, not listed.</param>
internal sealed record Metric(
    string Name,
    Localized Label,
    Localized Description,
    string Unit,
    decimal? Target,
    decimal? Amber,
    string Better,
    string Owner,
    IReadOnlyList<string>? Dimensions,
    IReadOnlyList<string> Requires,
    bool IsPrivate,
    Expression? Filter,
    MetricBody Body,
    Place Place)
{
    /// <summary>The grain of <c>metric_time</c> where a request names none; empty = the finest that its inputs have, but not finer than a day.</summary>
    public string TimeGranularity { get; init; } = "";
}

/// <summary>The arithmetic of a metric.</summary>
internal abstract record MetricBody;

/// <summary>One measure or, over a trailing window, a cumulative metric. <paramref name="Instead"/> maps a dimension to the input that knows it.</summary>
internal sealed record SimpleBody(MetricInput Input, IReadOnlyDictionary<string, string> Instead) : MetricBody;

/// <summary>A measure added up over time: over a window, since the beginning of a period, or since ever.</summary>
/// <param name="GrainToDate">The period that it is added up since the beginning of; empty = none.</param>
/// <param name="PeriodAggregation">How a coarser period is read from its finest ones.</param>
internal sealed record CumulativeBody(MetricInput Input, TimeLength? Window, string GrainToDate, PeriodAggregation PeriodAggregation, bool IsWhole) : MetricBody;

/// <summary>Which of a period's values stands for it.</summary>
internal enum PeriodAggregation
{
    First,
    Last,
    Average,
}

/// <summary>How many base events are followed by a conversion of the same entity.</summary>
/// <param name="Window">The longest time between them; null = any.</param>
/// <param name="IsRate">Conversions per base event, else their number.</param>
/// <param name="ConstantProperties">What must be the same for both.</param>
internal sealed record ConversionBody(
    MetricInput Base, MetricInput Conversion, string Entity, TimeLength? Window, bool IsRate, IReadOnlyList<ConstantProperty> ConstantProperties) : MetricBody;

/// <summary>A dimension or entity of the base event, and that of the conversion which must equal it.</summary>
internal sealed record ConstantProperty(string OfBase, string OfConversion, Place Place);

/// <summary>A length of time as the manifest gives it: <c>14 days</c>. The unit is a grain's name, or a custom one's.</summary>
internal sealed record TimeLength(int Count, string Unit, Place Place)
{
    /// <summary>In months; null where it is not made of months.</summary>
    public int? Months => Unit switch { "month" => Count, "quarter" => 3 * Count, "year" => 12 * Count, _ => null };

    public override string ToString() => Count == 1 ? $"1 {Unit}" : $"{Count} {Unit}s";
}

/// <summary>One number over another; NULL where the second is 0.</summary>
internal sealed record RatioBody(MetricInput Numerator, MetricInput Denominator) : MetricBody;

/// <summary>An expression over inputs, by their alias.</summary>
internal sealed record DerivedBody(Expression Formula, IReadOnlyList<MetricInput> Inputs) : MetricBody;

/// <summary>What moves between the members of the cut without any movement of its own; 0 without a cut.</summary>
/// <param name="From">The entity that holds the member before.</param>
/// <param name="To">The entity that holds the member after.</param>
/// <param name="Role">The entity as which both are cut: <c>account</c>.</param>
/// <param name="IsIn">Whether what arrives is counted, else what leaves.</param>
internal sealed record TransferBody(MetricInput Input, string From, string To, string Role, bool IsIn) : MetricBody;

/// <summary>An amount whose lines name some members of the cut and leave others open, spread over a base that knows them all.</summary>
/// <param name="Unnamed">The member that says that a line names none.</param>
/// <param name="NamedOnly">Counts the lines that name every dimension of the cut and spreads nothing.</param>
/// <param name="NamedBy">Without a cut, the dimension that a line must name under <paramref name="NamedOnly"/>.</param>
/// <param name="Total">Without a cut, the measure that is the authority for the whole; empty where the lines are.</param>
internal sealed record SpreadBody(MetricInput Amount, MetricInput Over, string OverSetting, string Unnamed, bool NamedOnly, string NamedBy, string Total) : MetricBody;

/// <summary>Several metrics under one name: asking for it gives a column for each.</summary>
internal sealed record BundleBody(IReadOnlyList<MetricInput> Outputs) : MetricBody;

/// <summary>A metric, or a measure where no metric has the name, as another metric uses it.</summary>
/// <param name="WindowMonths">Over the months that end with the period's last; null = the period itself.</param>
/// <param name="IsWhole">Unknown until each month of the window has a row.</param>
/// <param name="OffsetMonths">Read this many months earlier.</param>
/// <param name="CutAll">The value of everything, in each member of the cut.</param>
/// <param name="Without">Dimensions of the cut that are left out: the value over all their members.</param>
internal sealed record MetricInput(
    string Name,
    string Alias,
    Expression? Filter,
    int? WindowMonths,
    bool IsWhole,
    Months OffsetMonths,
    bool CutAll,
    IReadOnlyList<string> Without,
    Place Place)
{
    /// <summary>Read this long earlier, as <c>offset_window</c> gives it.</summary>
    public TimeLength? OffsetWindow { get; init; }

    /// <summary>Read as of the beginning of this period; empty = none.</summary>
    public string OffsetToGrain { get; init; } = "";

    /// <summary>Whether every time of the time spine is a row.</summary>
    public bool JoinToTimeSpine { get; init; }

    /// <summary>What stands where there is nothing; null = nothing.</summary>
    public long? FillNullsWith { get; init; }
}

/// <summary>A number of months, given or read from a setting.</summary>
internal sealed record Months(int Count, string Setting = "");
