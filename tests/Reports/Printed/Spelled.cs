using System.Globalization;

namespace Warehouse.Tests.Reports.Printed;

/// <summary>How cells should read: written here once more, not with what packs format with.</summary>
internal static class Spelled
{
    /// <summary>A number with so many decimals, half away from zero; nothing known is a dash.</summary>
    public static string Number(decimal? value, int decimals) => value is { } known ? (Rounded(known, decimals) < 0 ? "−" : "") + Digits(known, decimals) : "–";

    /// <summary>A difference: what rounds to nothing is ±.</summary>
    public static string Signed(decimal? value, int decimals) => value is { } known ? Math.Sign(Rounded(known, decimals)) switch { > 0 => "+", < 0 => "−", _ => "±" } + Digits(known, decimals) : "–";

    /// <summary>Money in thousands.</summary>
    public static string Thousands(decimal money) => Number(money / 1000, 0);

    /// <summary>Month and day; nothing where there is none.</summary>
    public static string Day(DateOnly? day) => day?.ToString("MM'/'dd", CultureInfo.InvariantCulture) ?? "";

    private static decimal Rounded(decimal value, int decimals) => Math.Round(value, decimals, MidpointRounding.AwayFromZero);

    private static string Digits(decimal value, int decimals) => Math.Abs(Rounded(value, decimals)).ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
