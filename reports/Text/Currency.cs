namespace Warehouse.Reports.Text;

/// <summary>How amounts of the reporting currency name their unit.</summary>
/// <param name="Code">ISO 4217, such as <c>JPY</c>.</param>
public sealed record Currency(string Code)
{
    /// <summary><c>百万円</c>, else <c>百万USD</c>.</summary>
    public string MillionsJa => Code == "JPY" ? "百万円" : $"百万{Code}";

    /// <summary><c>JPY m</c>.</summary>
    public string MillionsEn => $"{Code} m";

    /// <summary><c>千円</c>, else <c>千USD</c>.</summary>
    public string ThousandsJa => Code == "JPY" ? "千円" : $"千{Code}";

    /// <summary><c>JPY k</c>.</summary>
    public string ThousandsEn => $"{Code} k";

    /// <summary>Millions in a head or a note.</summary>
    public string Millions(Language language) => language.Pick(MillionsJa, MillionsEn);

    /// <summary>Thousands in a head or a note.</summary>
    public string Thousands(Language language) => language.Pick(ThousandsJa, ThousandsEn);

    /// <summary>An amount in prose: <c>446.42百万円</c>, <c>JPY 446.42m</c>; without its sign, which the sentence says in words.</summary>
    public string Prose(Language language, decimal amount)
    {
        var figure = Figures.Fixed(Math.Abs(amount) / 1_000_000m, 2);
        return language.Pick($"{figure}{MillionsJa}", $"{Code} {figure}m");
    }
}
