namespace Warehouse.Semantics.Expressions;

/// <summary>The functions that expressions may call. None of them reads a file, a table or the machine.</summary>
internal static class Functions
{
    /// <summary>Reads a column of the one-row settings relation: <c>setting('ltv_cap_months')</c>.</summary>
    public const string Setting = "setting";

    private static readonly HashSet<string> Known = new(
        [
            "abs", "add_months", "ceil", "ceiling", "coalesce", "concat", "concat_ws", "contains", "date_add", "date_diff", "date_part", "date_sub", "date_trunc",
            "datediff", "day", "dayofweek", "dayofyear", "days_between", "ends_with", "exp", "floor", "greatest", "hour", "if", "ifnull", "instr", "isodow", "last_day",
            "least", "left", "length", "ln", "log", "lower", "lpad", "ltrim", "make_date", "md5", "minute", "mod", "month", "month_of", "months_between", "nullif", "nvl",
            "pow", "power", "quarter", "regexp_extract", "regexp_matches", "regexp_replace", "replace", "right", "round", "rpad", "rtrim", "second", Setting, "sign",
            "split_part", "sqrt", "starts_with", "strftime", "strip_accents", "strptime", "substr", "substring", "suffix", "to_timestamp", "trim", "trunc", "try_strptime",
            "upper", "week", "weekofyear", "year",
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Every known name.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Known.Order(StringComparer.Ordinal)];

    /// <summary>Whether expressions may call it.</summary>
    public static bool IsKnown(string name) => Known.Contains(name);
}
