using System.Globalization;

namespace Warehouse.Semantics.Format;

/// <summary>A cell as text that every machine reads alike: invariant numbers, ISO dates.</summary>
internal static class CellText
{
    /// <summary>Null stays null; doubles round-trip; decimals drop trailing zeros beyond the point.</summary>
    public static string? Of(object? value) => value switch
    {
        null => null,
        string text => text,
        bool flag => flag ? "true" : "false",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime instant => instant.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        decimal money => money.ToString("0.############################", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
