using Warehouse.Reports.Packs.Pages;
using Warehouse.Reports.Text;
using Warehouse.Reports.Theme;

namespace Warehouse.Reports.Packs.Finance;

/// <summary>The costs by channel and tier held against the ledger's cost lines, and CAC against both.</summary>
public static class CostLinePage
{
    private static readonly (string Bridge, Words Name)[] Lines =
    [
        ("sales", new("営業費用", "Sales")), ("marketing", new("マーケティング費用", "Marketing")), ("customer_success", new("CS費用", "Customer success")),
        ("cost_of_revenue", new("売上原価", "Cost of revenue")), ("one_off_revenue", new("一時収益", "One-off revenue")), ("refunds", new("返金", "Refunds")),
    ];

    /// <summary>The page.</summary>
    /// <param name="cac">As the metric says; null where it has no value.</param>
    public static TablePage Build(PackFacts facts, FinanceRecords? records, Quantity? cac, int number) => new(
        new PageFrame(
            number,
            facts.Pick("費用とCAC", "Costs and CAC"),
            Title(facts, records, cac),
            facts.Pick($"費用明細と総勘定元帳の費用科目、CACの分子と分母（単位：{facts.Currency.Code}）", $"Cost details against the ledger's cost lines, and what CAC divides ({facts.Currency.Code})"),
            facts.Pick(
                "元帳が合計の、費用明細が区分ごとの内訳の根拠。両者の差は配賦せず、ここに未解明として示す。CAC＝元帳の営業・マーケティング費用の3か月計÷新規顧客の3か月計（費用の先行月数は設定 cac_lag_months）。",
                "The ledger is the authority for totals, the cost details for the split; a difference between them is shown here and nothing is scaled. CAC: the ledger's sales and marketing cost of three months ÷ new accounts of three months (lag: setting cac_lag_months)."),
            facts.Pick("費用明細・総勘定元帳", "Cost details, ledger")),
        [],
        [Costs(facts, records), Cac(facts, records, cac)]);

    /// <summary>Whether costs tie, and what CAC is.</summary>
    public static string Title(PackFacts facts, FinanceRecords? records, Quantity? cac)
    {
        var language = facts.Language;
        var bridges = Bridges(records);
        if (bridges.Length == 0) return language.Pick("元帳に費用の記録がなく、照合できない", "The ledger has no costs to hold the details against");

        var rests = bridges.Where(each => each.Ledger.Unexplained != 0).ToArray();
        var tie = rests.Length == 0
            ? language.Pick("費用は元帳とすべて一致", "Every cost ties to the ledger")
            : language.Pick($"{rests[0].Name.Ja}など{rests.Length}科目に元帳との差が残る", $"{language.Counted(rests.Length, "", "line keeps", "lines keep")} a difference from the ledger, {rests[0].Name.En.ToLowerInvariant()} first");
        if (rests.Length == 1) tie = language.Pick($"{rests[0].Name.Ja}に元帳との差が残る", $"{rests[0].Name.En} keeps a difference from the ledger");
        var (cost, accounts) = Divided(records!);
        if (cac is null || accounts == 0) return language.Pick($"{tie}、CACはまだ計算できない", $"{tie}; CAC cannot be computed yet");
        var value = Measure.WholeThousands(facts.Currency).InProse(language, cac);
        return language.Pick($"{tie}、CACは{facts.Currency.Prose(language, cost)}÷{Figures.Count(accounts)}社＝{value}", $"{tie}; CAC is {facts.Currency.Prose(language, cost)} ÷ {Figures.Count(accounts)} = {value}");
    }

    private static (LedgerBridge Ledger, Words Name)[] Bridges(FinanceRecords? records) =>
        [.. Lines.Select(line => (Ledger: records?[line.Bridge], line.Name)).Where(each => each.Ledger is not null).Select(each => (each.Ledger!, each.Name))];

    private static (Quantity Cost, Quantity Accounts) Divided(FinanceRecords records) => (records.Costs.Sum(month => month.Sales + month.Marketing), records.Costs.Sum(month => month.NewAccounts));

    private static PageTable Costs(PackFacts facts, FinanceRecords? records)
    {
        var bridges = Bridges(records);
        var most = bridges.Select(each => Math.Abs(each.Ledger.Total(each.Ledger.Closing))).DefaultIfEmpty(0).Max();
        return new PageTable(
            facts.Pick("科目ごとの照合", "By ledger line"),
            facts.Pick("当月", "of the month"),
            [new(facts.Pick("科目", "Line"), 36, ColumnKind.Text), new(facts.Pick("内訳", "Part"), 70, ColumnKind.Text), new($"{facts.Pick("金額", "Amount")}\n{facts.Currency.Code}", 28), new(facts.Pick("元帳の額\n棒は0から", "Ledger\nfrom zero"), 30, ColumnKind.Bar)],
            [.. bridges.SelectMany(each => each.Ledger.Lines.Select((line, i) => new PageRow(i == 0 ? "group" : line.Role == "closing" ? "total" : "",
            [
                i == 0 ? each.Name.In(facts.Language) : "", Part(line.Name.In(facts.Language)), LineTable.Amount(each.Ledger.Total(line), line.Role == "explained" ? "opening" : line.Role),
                PageCell.Of(new BarPart(line.Role != "closing" || most == 0 ? 0 : Math.Abs(each.Ledger.Total(line)) / most, Palette.Accent)),
            ])))],
            facts.Pick("元帳に費用の記録がない", "The ledger has no costs"));
    }

    // What stands after a colon names the ledger's line again, which the column before it says.
    private static string Part(string name) => name.Split(": ")[0];

    private static PageTable Cac(PackFacts facts, FinanceRecords? records, Quantity? cac)
    {
        var language = facts.Language;
        var costs = records?.Costs ?? [];
        var (cost, accounts) = records is null ? (0, 0) : Divided(records);
        return new PageTable(
            facts.Pick("CACの分子と分母", "What CAC divides"),
            facts.Pick("3か月", "three months"),
            [
                new(facts.Pick("費用の月", "Month of cost"), 24, ColumnKind.Text), new($"{facts.Pick("営業", "Sales")}\n{facts.Currency.Code}", 24), new($"{facts.Pick("マーケティング", "Marketing")}\n{facts.Currency.Code}", 26), new(facts.Pick("新規顧客\n社", "New\naccounts"), 20),
            ],
            costs.Count == 0 ? [] :
            [
                .. costs.Select(month => new PageRow("", [language.MonthOnHead(month.CostMonth), Figures.Fixed(month.Sales, 0), Figures.Fixed(month.Marketing, 0), PageCell.Count(month.NewAccounts)])),
                new PageRow("whole", [facts.Pick("計", "All"), Figures.Fixed(records!.Costs.Sum(month => month.Sales), 0), Figures.Fixed(records.Costs.Sum(month => month.Marketing), 0), PageCell.Count(accounts)]),
                new PageRow("", [facts.Pick("商", "Quotient"), "", Figures.Fixed(accounts == 0 ? null : cost / accounts, 0), PageCell.Empty]),
                new PageRow("total", [facts.Pick("指標 cac", "Metric cac"), "", Figures.Fixed(cac, 0), PageCell.Empty]),
            ],
            facts.Pick("元帳に営業・マーケティング費用がない", "The ledger has no sales and marketing cost"));
    }
}
