using System.Globalization;
using Warehouse.Reports.Packs.Closes;
using Warehouse.Reports.Reading;
using Warehouse.Reports.Text;
using Warehouse.Semantics;

namespace Warehouse.Reports.Packs.Board.Quality;

/// <summary>Data quality and restatements.</summary>
public sealed record QualityPage(
    PageFrame Frame,
    bool IsKnown,
    IReadOnlyList<QualityRow> Objects,
    IReadOnlyList<QualityRow> Refusals,
    IReadOnlyList<QualityRow> Findings,
    IReadOnlyList<QualityRow> Checks,
    IReadOnlyList<QualityRow> Estimates,
    IReadOnlyList<QualityRow> Restatements)
{
    /// <summary>Values of closed months that would be others now, beside the restatements' name.</summary>
    public string RestatedNote { get; init; } = "";

    /// <summary>What stands there without any.</summary>
    public string NothingRestated { get; init; } = "";
}

/// <summary>A row: its name and its cells.</summary>
public sealed record QualityRow(string Name, IReadOnlyList<string> Cells, bool IsTotal = false);

/// <summary>How many figures rest on less than they should.</summary>
public sealed record Estimates(Quantity Paying, Quantity Unscored, Quantity Partial)
{
    /// <summary>Reads the month.</summary>
    public static Estimates Read(MetricReader reader, DateOnly month)
    {
        var answer = reader.ByMonth(["paying_accounts", "unscored_accounts", "partly_scored_accounts"], month, month);
        return new Estimates(answer.Count("paying_accounts", month), answer.Count("unscored_accounts", month), answer.Count("partly_scored_accounts", month));
    }
}

/// <summary>Builds the page.</summary>
public static class QualityBuilder
{
    private const int MostObjects = 12;
    private const int MostRestated = 6;
    private const int MostReasons = 6;
    private const int MostFindings = 4;

    /// <summary>The page; <paramref name="quality"/> is null where the warehouse's own records are not at hand, <paramref name="closes"/> likewise.</summary>
    public static QualityPage Build(PackFacts facts, DataQuality? quality, Estimates estimates, CloseRecords? closes, IReadOnlyDictionary<string, MetricDefinition> definitions) => new(
        Frame(facts, quality, closes),
        quality is not null,
        quality is null ? [] : [.. Objects(facts, quality)],
        quality is null ? [] : [.. quality.Refusals.Take(MostReasons).Select(refusal => new QualityRow(TitleWidth.Shorten($"{refusal.Object} · {(refusal.Column.Length == 0 ? "–" : refusal.Column)}", 21), [TitleWidth.Shorten(refusal.Reason, 22), Figures.Count(refusal.Rows)]))],
        quality is null ? [] : [.. quality.Findings.Take(MostFindings).Select(finding => new QualityRow(TitleWidth.Shorten(facts.Pick(finding.DescriptionJa, finding.DescriptionEn), 38), [Severity(facts, finding.Severity), Figures.Count(finding.Rows)]))],
        quality is null ? [] : [.. quality.Checks.Select(tally => new QualityRow(Severity(facts, tally.Severity), [Figures.Count(tally.Held), Figures.Count(tally.Held - tally.Failed), Figures.Count(tally.Failed)]))],
        [
            new QualityRow(facts.Pick("ヘルススコアのない有料顧客", "Paying accounts without a health score"), [Figures.Count(estimates.Unscored), Share(estimates.Unscored, estimates.Paying)]),
            new QualityRow(facts.Pick("ヘルススコアの一部が不明な顧客", "Accounts with a partial health score"), [Figures.Count(estimates.Partial), Share(estimates.Partial, estimates.Paying)]),
        ],
        closes is null ? [] : [.. RestatementRows.Of(facts.Language, closes.Restatements, definitions).Take(MostRestated).Select(row => new QualityRow(TitleWidth.Shorten($"{row.Month} {row.Metric}", 22), [TitleWidth.Shorten(row.Member, 8), row.Was, row.WouldBe]))])
    {
        RestatedNote = closes is { Closed.Count: > 0 }
            ? facts.Pick($"締めた{Figures.Count(closes.AllClosed)}か月のうち今なら違う値、{Figures.Count(closes.AllRestated)}個", $"{Figures.Count(closes.AllRestated)} values of {facts.Language.Counted(closes.AllClosed, "", "closed month", "closed months")} would differ now")
            : "",
        NothingRestated = closes is { Closed.Count: > 0 } ? facts.Pick("締めた月の値に、今なら違うものはない", "Every value of the closed months would be the same now") : facts.Pick("締めた月はまだない", "No month has been closed yet"),
    };

    private static PageFrame Frame(PackFacts facts, DataQuality? quality, CloseRecords? closes) => new(
        12,
        facts.Pick("データ品質と改訂", "Quality, restatements"),
        Title(facts.Language, quality, closes),
        facts.Pick(
            "届いたデータのうち取り決めに合わず却下した行と、公開前に行った検査の結果（公開済みの版の記録）",
            "Rows refused because they break their contract, and what the checks before publication found (the published version's own records)"),
        facts.Pick(
            "却下＝型・必須・値の範囲などの取り決めに反した行で、どの数値にも入らない。却下率が対象ごとの上限を超えた納品は全体を受け取らない。重大な検査に不合格があれば公開しない。明細は公開ファイルの etl.reject と etl.check_result、改訂は etl.restatement。",
            "Refused: rows that break a type, a required value or a range; they are in no figure. A delivery over its limit is refused whole, and nothing is published while an error stands. Details: etl.reject, etl.check_result, etl.restatement."),
        quality is null
            ? facts.Pick("記録なし", "No records")
            : facts.Pick($"納品ファイル {Figures.Count(quality.Objects.Sum(each => each.Files))}件", $"{facts.Language.Counted(quality.Objects.Sum(each => each.Files), "件", "file", "files")} delivered"));

    /// <summary>What was refused, then what readers must know first: a failed check, else what was restated, else what the checks said.</summary>
    public static string Title(Language language, DataQuality? quality, CloseRecords? closes)
    {
        if (quality is null || quality.Read == 0) return language.Pick("納品と検査の記録は手元にない", "There are no records of deliveries and checks");

        var (errors, warnings) = (Failed(quality, "error"), Failed(quality, "warn"));
        var held = quality.Checks.Sum(each => each.Held);
        var rows = quality.Rejected == 0
            ? language.Pick($"届いた{Figures.Count(quality.Read)}行に却下はなく", $"None of {Figures.Count(quality.Read)} rows was refused")
            : language.Pick($"届いた{Figures.Count(quality.Read)}行のうち却下は{Figures.Count(quality.Rejected)}行", $"{Figures.Count(quality.Rejected)} of {Figures.Count(quality.Read)} rows were refused");
        var restated = closes?.AllRestated ?? 0;
        var checks = (errors.Value, warnings.Value) switch
        {
            (0, _) when restated > 0 => language.Pick($"締めた月の{Figures.Count(restated)}個の値は今なら違う", $"{language.Counted(restated, "", "closed value", "closed values")} would differ now"),
            (0, 0) => language.Pick($"{Figures.Count(held)}件の検査はすべて合格", $"all {Figures.Count(held)} checks passed"),
            (0, _) => language.Pick($"重大な不合格はなく警告が{Figures.Count(warnings)}件", language.Counted(warnings, "", "check warns", "checks warn")),
            _ => language.Pick($"重大な不合格が{Figures.Count(errors)}件", language.Counted(errors, "", "check failed", "checks failed")),
        };
        return language.Pick($"{rows}、{checks}", $"{rows}; {checks}");
    }

    private static IEnumerable<QualityRow> Objects(PackFacts facts, DataQuality quality)
    {
        var ordered = quality.Objects.OrderByDescending(each => each.Rejected).ThenByDescending(each => each.Read).ToArray();
        var manySources = ordered.Select(each => each.Source).Distinct().Count() > 1;
        foreach (var each in ordered.Take(MostObjects)) yield return Row(manySources ? $"{each.Source}.{each.Object}" : each.Object, [each]);
        if (ordered.Length > MostObjects) yield return Row(facts.Pick($"ほか{ordered.Length - MostObjects}種", $"{ordered.Length - MostObjects} more"), ordered[MostObjects..]);
        yield return Row(facts.Pick("計", "All"), ordered) with { IsTotal = true };
    }

    private static QualityRow Row(string name, IReadOnlyList<DeliveredObject> objects)
    {
        var (read, rejected) = (objects.Sum(each => each.Read), objects.Sum(each => each.Rejected));
        return new QualityRow(TitleWidth.Shorten(name, 18),
        [
            Figures.Count(objects.Sum(each => each.Files)), Figures.Count(read), Figures.Count(objects.Sum(each => each.Superseded)), Figures.Count(rejected), Share(rejected, read),
            objects.Max(each => each.Extracted)?.ToString("yyyy'/'MM'/'dd", CultureInfo.InvariantCulture) ?? Figures.Unknown,
        ]);
    }

    private static Quantity Failed(DataQuality quality, string severity) => quality.Checks.Where(tally => tally.Severity == severity).Sum(tally => tally.Failed);

    private static string Share(Quantity part, Quantity whole) => whole == 0 ? Figures.Unknown : Figures.Fixed(100m * part / whole, 2);

    private static string Severity(PackFacts facts, string severity) => severity == "error" ? facts.Pick("重大", "Error") : facts.Pick("警告", "Warning");
}
