using System.Globalization;
using Warehouse.Reports.Packs.Closes;
using Warehouse.Reports.Packs.Pages;
using Warehouse.Reports.Text;
using Warehouse.Semantics;

namespace Warehouse.Reports.Packs.Finance;

/// <summary>The close log: who closed which month, what later deliveries would change of it, and the head of the chain of hashes.</summary>
public static class ClosePage
{
    private const int ShownEntries = 18;
    private const int ShownValues = 18;
    private const int Digits = 12;

    /// <summary>The page.</summary>
    public static TablePage Build(PackFacts facts, CloseRecords closes, IReadOnlyDictionary<string, MetricDefinition> definitions, int number)
    {
        var language = facts.Language;
        return new TablePage(
            new PageFrame(
                number,
                facts.Pick("締めと改訂", "Closes, restatements"),
                Title(language, closes),
                closes.Head is { } head
                    ? facts.Pick($"ハッシュ連鎖の先頭 {head}", $"Head of the chain of hashes: {head}")
                    : facts.Pick("締めは warehouse close --month で行い、記録は前の記録のハッシュでつながる", "Months are closed with warehouse close --month; each entry carries the hash of the one before"),
                facts.Pick(
                    "締め＝その月の全指標の値を凍結した記録。各記録は内容のSHA-256を持ち、次の記録がそれを含むので、先頭のハッシュを控えれば以後の改変が分かる。連鎖はこの資料の作成時に検証済み。改訂＝締めた月の値のうち、その後の納品などで今なら違う値になるもの。",
                    "A close freezes every metric of a month. Each entry has the SHA-256 of its content, which the next one includes: whoever noted the head can tell any later change. The chain was verified for this pack. Restated: values of closed months that would be others now."),
                facts.Pick($"締めの記録 {Figures.Count(closes.AllEntries)}件", language.Counted(closes.AllEntries, "件", "entry of the close log", "entries of the close log"))),
            [],
            [Entries(facts, closes), Values(facts, closes, definitions)]);
    }

    /// <summary>How many months are closed, and how many values of them would be others now.</summary>
    public static string Title(Language language, CloseRecords closes)
    {
        if (closes.Entries.Count == 0) return language.Pick("締めた月はまだない", "No month has been closed yet");

        var start = language.Pick($"締めた月は{Figures.Count(closes.AllClosed)}か月", language.Counted(closes.AllClosed, "", "month is closed", "months are closed"));
        var months = closes.RestatedMonths;
        return months == 0
            ? language.Pick($"{start}、今なら違う値になるものはない", $"{start}; every value would be the same now")
            : language.Pick($"{start}、うち{Figures.Count(months)}か月の{Figures.Count(closes.AllRestated)}個の値は今なら違う", $"{start}; {language.Counted(closes.AllRestated, "", "value", "values")} of {(months == 1 ? "one" : Figures.Count(months))} would differ now");
    }

    private static PageTable Entries(PackFacts facts, CloseRecords closes)
    {
        var language = facts.Language;
        return new PageTable(
            facts.Pick("締めの記録", "Close log"),
            closes.Entries.Count > ShownEntries ? facts.Pick($"新しい{ShownEntries}件", $"the latest {ShownEntries}") : facts.Pick("新しい順", "latest first"),
            [
                new(facts.Pick("番号", "No."), 10), new("", 3), new(facts.Pick("種別", "Kind"), 15, ColumnKind.Text), new(facts.Pick("対象月", "Month"), 21, ColumnKind.Text), new(facts.Pick("実施日", "Day"), 20, ColumnKind.Text),
                new(facts.Pick("実施者", "By"), 20, ColumnKind.Text), new(facts.Pick("値\n個", "Values\n"), 13), new("", 3), new(facts.Pick($"SHA-256（先頭{Digits}桁）", $"SHA-256, first {Digits}"), 30, ColumnKind.Text),
            ],
            [.. closes.Entries.Reverse().Take(ShownEntries).Select(entry => new PageRow("",
            [
                Figures.Count(entry.Number), PageCell.Empty, entry.IsClose ? facts.Pick("締め", "Close") : facts.Pick("再開", "Reopen"), language.MonthOnHead(entry.Month), entry.At.ToString("yyyy'/'MM'/'dd", CultureInfo.InvariantCulture),
                entry.By, entry.IsClose ? PageCell.Count(entry.Values) : PageCell.Empty, PageCell.Empty, entry.Hash[..Math.Min(Digits, entry.Hash.Length)],
            ]))],
            facts.Pick("締めた月はまだない", "No month has been closed yet"));
    }

    private static PageTable Values(PackFacts facts, CloseRecords closes, IReadOnlyDictionary<string, MetricDefinition> definitions)
    {
        var language = facts.Language;
        var rows = RestatementRows.Of(language, closes.Restatements, definitions);
        return new PageTable(
            facts.Pick("今なら違う値", "Would differ now"),
            rows.Count > ShownValues ? facts.Pick($"全顧客の値から、ほか{Figures.Count(closes.AllRestated - ShownValues)}個", $"all accounts first, {Figures.Count(closes.AllRestated - ShownValues)} more") : facts.Pick("全顧客の値から", "all accounts first"),
            [
                new(facts.Pick("月", "Month"), 18, ColumnKind.Text), new(facts.Pick("指標", "Metric"), 38, ColumnKind.Text), new(facts.Pick("区分", "Member"), 32, ColumnKind.Text),
                new(facts.Pick("締めた値", "Closed"), 18), new(facts.Pick("今の値", "Now"), 18),
            ],
            [.. rows.Take(ShownValues).Select(row => new PageRow("", [row.Month, row.Metric, row.Member, row.Was, row.WouldBe]))],
            closes.Entries.Count == 0 ? facts.Pick("締めた月はまだない", "No month has been closed yet") : facts.Pick("なし", "None"));
    }
}
