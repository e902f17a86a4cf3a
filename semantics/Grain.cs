namespace Warehouse.Semantics;

/// <summary>The length of a period of time, from fine to coarse.</summary>
internal enum Grain
{
    Nanosecond,
    Microsecond,
    Millisecond,
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Quarter,
    Year,
}

/// <summary>Names and sizes of grains.</summary>
internal static class Grains
{
    /// <summary>Every grain's name, fine to coarse.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["nanosecond", "microsecond", "millisecond", "second", "minute", "hour", "day", "week", "month", "quarter", "year"];

    /// <summary>The names of the grains of whole days.</summary>
    public static IReadOnlyList<string> DateNames { get; } = [.. Names.Skip((int)Grain.Day)];

    public static string Name(this Grain grain) => Names[(int)grain];

    /// <summary>The grain of a name in any case; null where it names none.</summary>
    public static Grain? Parse(string name)
    {
        for (var i = 0; i < Names.Count; i++)
        {
            if (string.Equals(Names[i], name, StringComparison.OrdinalIgnoreCase)) return (Grain)i;
        }

        return null;
    }

    /// <summary>The grain of whole days of a name; null where it names none or one within a day.</summary>
    public static Grain? ParseDate(string name) => Parse(name) is { } grain && grain >= Grain.Day ? grain : null;

    /// <summary>Whether every period of <paramref name="fine"/> lies inside one of <paramref name="coarse"/>. A week does not lie inside a month.</summary>
    public static bool Nests(Grain fine, Grain coarse) => fine == coarse || (fine < coarse && fine != Grain.Week);
}
