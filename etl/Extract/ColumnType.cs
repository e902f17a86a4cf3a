using System.Globalization;
using System.Text.RegularExpressions;

namespace Warehouse.Etl.Extract;

public enum ColumnKind
{
    Varchar,
    Integer,
    Bigint,
    Double,
    Decimal,
    Boolean,
    Date,
    Timestamp,

    /// <summary>YYYY-MM or any day of it, kept as the first day.</summary>
    Month,
}

/// <summary>A contract column's type.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Sql">The type the warehouse stores.</param>
/// <param name="Expected">What a user is told was expected.</param>
public sealed partial record ColumnType(ColumnKind Kind, string Sql, string Expected)
{
    public static IReadOnlyList<string> Names { get; } = ["varchar", "integer", "bigint", "double", "decimal(18,4)", "boolean", "date", "timestamp", "month"];

    /// <summary>Reads "varchar", "decimal(18,4)" and so on; null when unknown.</summary>
    public static ColumnType? Parse(string text) => text.Trim().ToLowerInvariant() switch
    {
        "varchar" => new(ColumnKind.Varchar, "VARCHAR", "a text"),
        "integer" => new(ColumnKind.Integer, "INTEGER", "a whole number"),
        "bigint" => new(ColumnKind.Bigint, "BIGINT", "a whole number"),
        "double" => new(ColumnKind.Double, "DOUBLE", "a number"),
        "boolean" => new(ColumnKind.Boolean, "BOOLEAN", "true or false"),
        "date" => new(ColumnKind.Date, "DATE", "a date (YYYY-MM-DD) from 1900 to 9999"),
        "timestamp" => new(ColumnKind.Timestamp, "TIMESTAMP", "a timestamp (YYYY-MM-DDTHH:MM:SS, with or without an offset) from 1900 to 9999"),
        "month" => new(ColumnKind.Month, "DATE", "a month (YYYY-MM) or a date in it"),
        var other when DecimalShape().Match(other) is { Success: true } match => ParseDecimal(match),
        _ => null,
    };

    private static ColumnType? ParseDecimal(Match match)
    {
        var precision = int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
        var scale = int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture);
        return precision is >= 1 and <= 38 && scale <= precision
            ? new(ColumnKind.Decimal, $"DECIMAL({precision},{scale})", $"a number with at most {precision - scale} digits before the point")
            : null;
    }

    [GeneratedRegex(@"^decimal\(\s*(\d{1,2})\s*,\s*(\d{1,2})\s*\)$")]
    private static partial Regex DecimalShape();
}
