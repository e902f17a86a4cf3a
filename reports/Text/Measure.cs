namespace Warehouse.Reports.Text;

/// <summary>How one kind of quantity is printed: scale, decimals and unit of its value and of its differences.</summary>
/// <param name="Scale">What a stored value is multiplied by to be printed: 100 for a fraction.</param>
/// <param name="Decimals">Digits after the point.</param>
/// <param name="Unit">In a column of its own, beside the figure.</param>
/// <param name="ChangeUnit">The same beside a difference.</param>
/// <param name="Prose">The figure in a sentence; <c>#</c> stands for it.</param>
/// <param name="ChangeProse">A difference in a sentence, after its sign.</param>
public sealed record Measure(decimal Scale, int Decimals, Words Unit, Words ChangeUnit, Words Prose, Words ChangeProse)
{
    /// <summary>A fraction as per cent, its differences in points.</summary>
    public static readonly Measure Rate = new(100, 1, Words.Same("%"), Words.Same("pt"), Words.Same("#%"), new Words("#pt", "# pt"));

    /// <summary>Whole days.</summary>
    public static readonly Measure Days = Of(0, new Words("日", "days"), new Words("#日", "# days"));

    /// <summary>Days of use a week.</summary>
    public static readonly Measure Times = Of(1, new Words("回", "a week"), new Words("#回", "# a week"));

    /// <summary>A score such as NPS: whole, signed, without a unit.</summary>
    public static readonly Measure Score = Of(0, Words.Same(""), Words.Same("#")) with { IsSigned = true };

    /// <summary>Months, one decimal.</summary>
    public static readonly Measure Months = Of(1, new Words("か月", "mo."), new Words("#か月", "# months"));

    /// <summary>One thing as a multiple of another.</summary>
    public static readonly Measure Multiple = Of(1, new Words("倍", "x"), new Words("#倍", "#x"));

    /// <summary>Whole accounts.</summary>
    public static readonly Measure Accounts = Of(0, new Words("社", ""), new Words("#社", "# accounts"));

    /// <summary>Whole things that are counted: answers, tickets, rows.</summary>
    public static readonly Measure Items = Of(0, new Words("件", ""), new Words("#件", "#"));

    /// <summary>Things to one account, two decimals.</summary>
    public static readonly Measure PerAccount = Of(2, new Words("件", ""), new Words("#件", "#"));

    /// <summary>A score of 0 to 100 or less, one decimal.</summary>
    public static readonly Measure Points = Of(1, new Words("点", "points"), new Words("#点", "# points"));

    /// <summary>Hours, one decimal.</summary>
    public static readonly Measure Hours = Of(1, new Words("時間", "hours"), new Words("#時間", "# hours"));

    /// <summary>A mean number of features.</summary>
    public static readonly Measure Features = Of(1, new Words("個", ""), new Words("#個", "#"));

    /// <summary>A score around zero, printed with its sign.</summary>
    public bool IsSigned { get; init; }

    /// <summary>Money of one account in thousands, one decimal.</summary>
    public static Measure Thousands(Currency currency) => Of(1, currency.ThousandsUnit, currency.ThousandsProse) with { Scale = 0.001m };

    /// <summary>Money of one account in whole thousands.</summary>
    public static Measure WholeThousands(Currency currency) => Thousands(currency) with { Decimals = 0 };

    /// <summary>Money in millions, two decimals, so that a bridge of whole 万円 closes on paper.</summary>
    public static Measure Millions(Currency currency) => Of(2, currency.MillionsUnit, currency.MillionsProse) with { Scale = 0.000001m };

    /// <summary>The figure alone; <c>≥</c> before it where it is a lower bound.</summary>
    public string Value(Quantity? value, bool isLowerBound = false)
    {
        var figure = IsSigned ? Figures.Movement(value * Scale, Decimals) : Figures.Fixed(value * Scale, Decimals);
        return isLowerBound && value is not null ? $"≥ {figure}" : figure;
    }

    /// <summary>A difference alone.</summary>
    public string Change(Quantity? difference) => Figures.Signed(difference * Scale, Decimals);

    /// <summary>The figure in a sentence: <c>13.1か月</c>, <c>JPY 495.7k</c>.</summary>
    public string InProse(Language language, Quantity? value) => value is null ? Figures.Unknown : Fill(language, Prose, Value(value));

    /// <summary>A difference in a sentence: <c>+7.2千円</c>, <c>+JPY 7.2k</c>.</summary>
    public string ChangeInProse(Language language, Quantity? difference)
    {
        if (difference is not { } known) return Figures.Unknown;
        var sign = FigureLedger.Plain(Change(difference))[0];
        return sign + Fill(language, ChangeProse, Figures.Fixed(known.Size * Scale, Decimals));
    }

    /// <summary>A target as short as it can be: <c>110%</c>, <c>3倍</c>.</summary>
    public string Short(Language language, Quantity value) =>
        Fill(language, Prose, (IsSigned && value > 0 ? "+" : "") + Figures.Shortest(value * Scale, Decimals));

    /// <summary>Whether two values print alike.</summary>
    public bool PrintsAlike(Quantity left, Quantity right) => Figures.Round(left * Scale, Decimals) == Figures.Round(right * Scale, Decimals);

    private static Measure Of(int decimals, Words unit, Words prose) => new(1, decimals, unit, unit, prose, prose);

    private static string Fill(Language language, Words pattern, string figure) => pattern.In(language).Replace("#", figure, StringComparison.Ordinal);
}

/// <summary>A text in the pack's two languages.</summary>
public sealed record Words(string Ja, string En)
{
    /// <summary>The same in both.</summary>
    public static Words Same(string text) => new(text, text);

    /// <summary>The text in a language.</summary>
    public string In(Language language) => language.Pick(Ja, En);
}
