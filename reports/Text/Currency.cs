namespace Warehouse.Reports.Text;

/// <summary>How amounts of the reporting currency name their unit.</summary>
/// <param name="Code">ISO 4217, such as <c>JPY</c>.</param>
public sealed record Currency(string Code)
{
    private string NameJa => Code == "JPY" ? "円" : Code;

    /// <summary><c>百万円</c>, <c>JPY m</c>: in a head or beside a figure.</summary>
    public Words MillionsUnit => new($"百万{NameJa}", $"{Code} m");

    /// <summary><c>千円</c>, <c>JPY k</c>.</summary>
    public Words ThousandsUnit => new($"千{NameJa}", $"{Code} k");

    /// <summary><c>446.42百万円</c>, <c>JPY 446.42m</c>: in a sentence.</summary>
    public Words MillionsProse => new($"#百万{NameJa}", $"{Code} #m");

    /// <summary><c>370.8千円</c>, <c>JPY 370.8k</c>.</summary>
    public Words ThousandsProse => new($"#千{NameJa}", $"{Code} #k");

    /// <summary>Millions in a head or a note.</summary>
    public string Millions(Language language) => MillionsUnit.In(language);

    /// <summary>Thousands in a head or a note.</summary>
    public string Thousands(Language language) => ThousandsUnit.In(language);

    /// <summary>An amount in a sentence, without its sign, which the sentence says in words.</summary>
    public string Prose(Language language, Quantity amount) => Measure.Millions(this).InProse(language, amount.Size);
}
