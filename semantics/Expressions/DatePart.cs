namespace Warehouse.Semantics.Expressions;

/// <summary>The parts of a time that can be asked for. A week's days count from Monday = 1, as ISO 8601 has it.</summary>
internal enum DatePart
{
    Year,
    Quarter,
    Month,
    Day,
    Dow,
    Doy,
}

/// <summary>Names of date parts.</summary>
internal static class DateParts
{
    /// <summary>Every part's name.</summary>
    public static IReadOnlyList<string> Names { get; } = ["year", "quarter", "month", "day", "dow", "doy"];

    public static string Name(this DatePart part) => Names[(int)part];

    /// <summary>The part of a name in any case; null where it names none.</summary>
    public static DatePart? Parse(string name)
    {
        for (var i = 0; i < Names.Count; i++)
        {
            if (string.Equals(Names[i], name, StringComparison.OrdinalIgnoreCase)) return (DatePart)i;
        }

        return null;
    }

    /// <summary>The finest grain of which a part can be told.</summary>
    public static Grain FinestGrain(this DatePart part) => part switch
    {
        DatePart.Year => Grain.Year,
        DatePart.Quarter => Grain.Quarter,
        DatePart.Month => Grain.Month,
        _ => Grain.Day,
    };
}
