namespace Warehouse.Reports.Text;

/// <summary>How one kind of quantity is printed: scale, decimals and unit of its value and of its differences.</summary>
/// <param name="Scale">What a stored value is multiplied by to be printed: 100 for a fraction.</param>
/// <param name="Decimals">Digits after the point.</param>
/// <param name="UnitJa">Unit after a value.</param>
/// <param name="ChangeUnitJa">Unit after a difference.</param>
/// <param name="IsSigned">A score around zero, printed with its sign.</param>
public sealed record Measure(
    decimal Scale,
    int Decimals,
    string UnitJa,
    string UnitEn,
    string ChangeUnitJa,
    string ChangeUnitEn,
    bool IsSigned = false)
{
    /// <summary>A fraction as per cent, its differences in points.</summary>
    public static readonly Measure Rate = new(100, 1, "%", "%", "pt", "pt");

    /// <summary>Whole days.</summary>
    public static readonly Measure Days = new(1, 0, "日", "days", "日", "days");

    /// <summary>Times a week.</summary>
    public static readonly Measure Times = new(1, 1, "回", "times", "回", "times");

    /// <summary>A score such as NPS: whole, signed, without a unit.</summary>
    public static readonly Measure Score = new(1, 0, "", "", "", "", IsSigned: true);

    /// <summary>Months, one decimal.</summary>
    public static readonly Measure Months = new(1, 1, "か月", "months", "か月", "months");

    /// <summary>One thing as a multiple of another.</summary>
    public static readonly Measure Multiple = new(1, 1, "倍", "×", "倍", "×");

    /// <summary>Whole accounts.</summary>
    public static readonly Measure Accounts = new(1, 0, "社", "accounts", "社", "accounts");

    /// <summary>Money of one account in thousands, one decimal.</summary>
    public static Measure Thousands(Currency currency) =>
        new(0.001m, 1, currency.ThousandsJa, currency.ThousandsEn, currency.ThousandsJa, currency.ThousandsEn);

    /// <summary>Money in millions, two decimals, so that a bridge of whole 万円 closes on paper.</summary>
    public static Measure Millions(Currency currency) =>
        new(0.000001m, 2, currency.MillionsJa, currency.MillionsEn, currency.MillionsJa, currency.MillionsEn);

    /// <summary>The figure alone; <c>≥</c> before it where it is a lower bound.</summary>
    public string Value(decimal? value, bool isLowerBound = false)
    {
        var figure = IsSigned ? Figures.Movement(value * Scale, Decimals) : Figures.Fixed(value * Scale, Decimals);
        return isLowerBound && value is not null ? $"≥ {figure}" : figure;
    }

    /// <summary>A difference alone.</summary>
    public string Change(decimal? difference) => Figures.Signed(difference * Scale, Decimals);

    /// <summary>The figure with its unit, for prose.</summary>
    public string Prose(Language language, decimal? value) => value is null ? Figures.Unknown : Value(value) + Spaced(language, Unit(language));

    /// <summary>A target with its unit as short as it can be: <c>110%</c>, <c>3倍</c>.</summary>
    public string Short(Language language, decimal value) =>
        (IsSigned && value > 0 ? "+" : "") + Figures.Shortest(value * Scale, Decimals) + Spaced(language, Unit(language));

    /// <summary>A difference with its unit, for prose.</summary>
    public string ChangeProse(Language language, decimal? difference) =>
        difference is null ? Figures.Unknown : Change(difference) + Spaced(language, ChangeUnit(language));

    /// <summary>The unit after a value.</summary>
    public string Unit(Language language) => language.Pick(UnitJa, UnitEn);

    /// <summary>The unit after a difference.</summary>
    public string ChangeUnit(Language language) => language.Pick(ChangeUnitJa, ChangeUnitEn);

    /// <summary>Whether two values print alike.</summary>
    public bool PrintsAlike(decimal left, decimal right) => Value(left) == Value(right);

    private static string Spaced(Language language, string unit) =>
        language.Code == "ja" || unit is "" or "%" or "×" ? unit : $" {unit}";
}
