using System.Text.RegularExpressions;

namespace Warehouse.Tests.Reports.Printed;

/// <summary>The numbers of a page that are no figures: each belongs to a class with a name, told by where it stands or by the words around it.</summary>
internal static partial class Accounted
{
    private const string Months = "January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec";

    /// <summary>The class of what a pack counts itself.</summary>
    public const string Counts = "indicators or members counted";

    // Places that say what figures mean, or where they stand; never what they are.
    private static readonly (string Class, string Place)[] Places =
    [
        ("page number", "foot-page"), ("page number", "nav.contents"), ("page number", "li/a"), ("page number", "td.number page"), ("page number", "span.number"),
        ("definition", "foot-definition"), ("definition", "div/dd"), ("definition", "dt/b"), ("definition", "span.deadlines"), ("definition", "p.survival-method"), ("colour scale", "heat-legend"),
        ("age of a cohort", "heatmap/thead"), ("settings' bounds", "sheet health/p.subtitle"), ("settings' bounds", "th.left strip"),
    ];

    private static readonly (string Class, Regex Words)[] Patterns =
    [
        ("month or date", Dates()), ("period", Periods()), ("zero or hundred of a scale", Scales()), ("one account", Units()), ("rows shown", Shown()), (Counts, Counted()), ("scale of a survey", Surveys()), ("threshold of falling use", Falling()), ("hash of a close", Hashes()), ("bound of a heatmap's cell", Bounds()), ("fewest accounts drawn", Fewest()),
    ];

    /// <summary>The class of a number without an origin; null where it has none, which is a fault of the page.</summary>
    public static string? ClassOf(PackPage page, PageNumber number) =>
        Places.FirstOrDefault(each => number.Place.Contains(each.Place, StringComparison.Ordinal)).Class
        ?? Patterns.FirstOrDefault(each => each.Words.Matches(page.Text).Any(match => match.Index <= number.At && number.At + number.Text.Length <= match.Index + match.Length)).Class;

    [GeneratedRegex($@"\d{{4}}年\d+月(?:\d+日)?|(?<!\d)(?:1[0-2]|[1-9])月|\d{{4}}/\d{{1,2}}(?:/\d{{2}})?|(?<!\d)[01]\d/[0-3]\d(?!\d)|(?:\d{{1,2}} )?(?:{Months}) \d{{4}}")]
    private static partial Regex Dates();

    [GeneratedRegex(@"(?<![\d.,])(?:(?:1|3|12|13|19|24)(?:か月| ?months?| mo\.)|(?:7|14|28|30|60|61|90|180|365)(?:日| ?days?|-day)|in 90 days|(?:to|from) (?:30|60|61)|(?:the|last) 28|28 before|0 to 90 days|0日から90日|5 most)")]
    private static partial Regex Periods();

    [GeneratedRegex(@"0(?:とした|から)|100(?:とし|とする)|started = 100|first month is 100|start at 0|bars? (?:are )?from 0|above 100%|100%を|below 100%|(?:at|above|below) 100%")]
    private static partial Regex Scales();

    [GeneratedRegex(@"1社(?:あたり|月|の|を|が|に|残)|(?<=1社を獲得する費用（CAC）と)1社|one account")]
    private static partial Regex Units();

    [GeneratedRegex(@"(?:上位|先頭の|新しい)\d+(?:社|件)|[Ff]irst \d+|(?:the )?latest \d+|\d+ with the largest")]
    private static partial Regex Shown();

    [GeneratedRegex(@"\d+(?:指標|つは|人|種|面|コホート)|cohorts, \d+|\d+ (?:CSMs|others?|metrics|more (?:falls?|metrics?)|main metrics|missed|to watch|without a value)|\d+ of \d+ metrics|\d+達成|\d+注意|\d+未達|\d+(?:Met|Watch|Missed)|, \d+ × 13|×13|× 13|×2時点|and \d+ others?|\d+ more\b|\d+ of them in")]
    private static partial Regex Counted();

    [GeneratedRegex(@"対象10社未満|fewer than 10 accounts")]
    private static partial Regex Fewest();

    [GeneratedRegex(@"5段階の4以上|1〜7の平均|4 or 5 of 5|mean of 1–7|10点満点|of 10\b")]
    private static partial Regex Surveys();

    [GeneratedRegex(@"30%以上(?:減|少)?|by 30% or more|28日間|28日比|on the 28")]
    private static partial Regex Falling();

    // Held against the log by the test of restated packs.
    [GeneratedRegex(@"(?<![0-9a-f])(?:[0-9a-f]{64}|[0-9a-f]{12})(?![0-9a-f])|SHA-256(?:（先頭12桁|, first 12)?")]
    private static partial Regex Hashes();

    [GeneratedRegex(@"999\+(?:は1,000以上|: 1,000 or more)?")]
    private static partial Regex Bounds();
}
