using System.Globalization;

namespace Warehouse.App.WhatIf;

/// <summary>Simulations as a reader of a terminal sees them: the base with its metrics' names, retention by years, LTV in two grids.</summary>
internal static class WhatIfText
{
    private const int Wide = 14;

    public static void Write(
        WhatIfBase from, IReadOnlyList<RetentionScenario> scenarios, IReadOnlyList<int> years, IReadOnlyList<decimal> churn, IReadOnlyList<decimal> margin, IReadOnlyList<decimal> price, TextWriter to)
    {
        to.WriteLine(Text($"From {from.Month:yyyy-MM}: paying_accounts {from.PayingAccounts:#,0}, arr {from.Arr:#,0} {from.Currency}, logo_churn {Percent(from.YearlyChurn)}"));
        to.WriteLine();
        to.WriteLine("Share of today's accounts left: (1 - yearly churn)^years; in brackets accounts. Account-years: the sum of the shares of the years 1 to the last.");
        Row(to, "churn", [.. years.Select(year => Text($"{year} years")), "account-years"]);
        foreach (var scenario in scenarios)
            Row(to, Text($"{(scenario.Name == "own" ? "own " : "")}{Percent(scenario.YearlyChurn)}"), [.. years.Select(year => Text($"{Percent(scenario.ShareAfter(year))} ({from.PayingAccounts * scenario.ShareAfter(year):#,0})")), Text($"{scenario.YearsKept(years[^1]):0.00}")]);
        to.WriteLine();
        if (from.Ltv is not { } ltv)
        {
            to.WriteLine("LTV: arpa, mean_churn or gross_margin of the month is unknown (mean churn and margin need twelve whole months).");
            return;
        }

        to.WriteLine(Text($"LTV = arpa {ltv.Arpa:#,0} x min(1 / mean_churn {Percent(ltv.MeanChurn)}, cap {ltv.CapMonths} months) x gross_margin {Percent(ltv.GrossMargin)}; >= is a lower bound at the cap."));
        to.WriteLine("A price changes what an account pays, not what serving it costs. The whole grid: --format csv --table ltv.");
        to.WriteLine();
        Grid(to, "churn \\ price", churn, price, Change, (c, p) => ltv.With(new LtvStep(c, 0, p)));
        Grid(to, "churn \\ margin", churn, margin, Points, (c, m) => ltv.With(new LtvStep(c, m, 0)));
    }

    private static void Grid(TextWriter to, string head, IReadOnlyList<decimal> rows, IReadOnlyList<decimal> columns, Func<decimal, string> name, Func<decimal, decimal, LtvCase> at)
    {
        Row(to, head, [.. columns.Select(name)]);
        foreach (var row in rows)
            Row(to, Change(row), [.. columns.Select(column => at(row, column)).Select(each => Text($"{(each.IsCapped ? ">=" : "")}{each.Ltv:#,0}"))]);
        to.WriteLine();
    }

    private static void Row(TextWriter to, string head, IReadOnlyList<string> cells) => to.WriteLine((head.PadRight(16) + string.Concat(cells.Select(cell => cell.PadLeft(Wide)))).TrimEnd());

    private static string Change(decimal share) => Text($"{share * 100:+0.##;-0.##;0} %");

    private static string Points(decimal share) => Text($"{share * 100:+0.##;-0.##;0} pt");

    private static string Percent(decimal? share) => share is { } known ? Text($"{known * 100:0.#} %") : "-";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
