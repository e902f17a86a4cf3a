namespace Warehouse.Semantics.Expressions;

/// <summary>The functions that expressions may call: those that every engine has or that the warehouse defines for each engine.</summary>
internal static class Functions
{
    /// <summary>Reads a column of the one-row settings relation: <c>setting('ltv_cap_months')</c>.</summary>
    public const string Setting = "setting";

    /// <summary>Every known name.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "abs", "add_months", "coalesce", "days_between", "greatest", "least", "lower", "month_of", "months_between", "nullif", "round", Setting, "upper",
    ];
}
