namespace Warehouse.Reports.Reading;

/// <summary>The dimensions that packs cut by, as the semantic layer names them.</summary>
public static class Dimensions
{
    /// <summary>Calendar month.</summary>
    public const string Month = "metric_time__month";

    /// <summary>Touch tier of an account.</summary>
    public const string TouchTier = "account__touch_tier";

    /// <summary>Segment of an account.</summary>
    public const string Segment = "account__segment";

    /// <summary>Acquisition channel of an account.</summary>
    public const string Channel = "account__channel";

    /// <summary>Acquisition month.</summary>
    public const string Cohort = "cohort";

    /// <summary>Months since acquisition.</summary>
    public const string Age = "age";

    /// <summary>A funnel's step by name.</summary>
    public const string Step = "step";

    /// <summary>A funnel's step by number.</summary>
    public const string StepNumber = "step_number";
}
