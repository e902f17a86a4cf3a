using System.Globalization;

namespace Warehouse.Reports.Text;

/// <summary>One of the pack's two languages, with the way it writes dates, months and names that the data gives in code.</summary>
public sealed class Language
{
    /// <summary>日本語.</summary>
    public static readonly Language Japanese = new("ja");

    /// <summary>English.</summary>
    public static readonly Language English = new("en");

    private Language(string code) => Code = code;

    /// <summary><c>ja</c> or <c>en</c>: also the document's <c>lang</c>.</summary>
    public string Code { get; }

    /// <summary>Finds a language by its code.</summary>
    /// <exception cref="ArgumentException">The code is neither <c>ja</c> nor <c>en</c>.</exception>
    public static Language From(string code) => code switch
    {
        "ja" => Japanese,
        "en" => English,
        _ => throw new ArgumentException($"a pack's language is ja or en, not '{code}'", nameof(code)),
    };

    /// <summary>The text in this language.</summary>
    public string Pick(string ja, string en) => Code == "ja" ? ja : en;

    /// <summary><c>2026年10月</c>, <c>October 2026</c>.</summary>
    public string Month(DateOnly month) => Pick(month.ToString("yyyy'年'M'月'", Plain), month.ToString("MMMM yyyy", Plain));

    /// <summary><c>10月</c>, <c>October</c>.</summary>
    public string MonthName(DateOnly month) => Pick(month.ToString("M'月'", Plain), month.ToString("MMMM", Plain));

    /// <summary><c>10月</c>, <c>Oct</c>.</summary>
    public string MonthShort(DateOnly month) => Pick(month.ToString("M'月'", Plain), month.ToString("MMM", Plain));

    /// <summary>As under an axis: <c>2026/10</c>, <c>Oct 2026</c>.</summary>
    public string MonthOnAxis(DateOnly month) => Pick(month.ToString("yyyy'/'M", Plain), month.ToString("MMM yyyy", Plain));

    /// <summary>As a column's head: <c>2026年10月</c>, <c>Oct 2026</c>.</summary>
    public string MonthOnHead(DateOnly month) => Pick(Month(month), month.ToString("MMM yyyy", Plain));

    /// <summary><c>2026年11月5日</c>, <c>5 November 2026</c>.</summary>
    public string Date(DateOnly date) => Pick(date.ToString("yyyy'年'M'月'd'日'", Plain), date.ToString("d MMMM yyyy", Plain));

    /// <summary>Items in a row: <c>、</c> in Japanese, commas and a last <c>and</c> in English.</summary>
    public string List(IReadOnlyList<string> items) => items.Count < 2 || Code == "ja"
        ? string.Join("、", items)
        : $"{string.Join(", ", items.Take(items.Count - 1))} and {items[^1]}";

    /// <summary>A count with its noun: <c>1 account</c>, <c>20 accounts</c>; <c>20社</c>.</summary>
    public string Accounts(Quantity count) => Counted(count, "社", "account", "accounts");

    /// <summary>A count with its noun in either language.</summary>
    public string Counted(Quantity count, string ja, string one, string many) =>
        Pick($"{Figures.Count(count)}{ja}", $"{Figures.Count(count)} {(count == 1 ? one : many)}");

    private static CultureInfo Plain => CultureInfo.InvariantCulture;
}
