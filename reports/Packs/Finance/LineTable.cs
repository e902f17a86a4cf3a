using Warehouse.Reports.Packs.Pages;
using Warehouse.Reports.Text;

namespace Warehouse.Reports.Packs.Finance;

/// <summary>A bridge as a table: a line a row, the opening first, the closing under a rule.</summary>
public static class LineTable
{
    /// <summary>The table; amounts in whole units of the currency, as finance reads them.</summary>
    /// <param name="width">Millimetres.</param>
    public static PageTable Of(PackFacts facts, string name, LedgerBridge? bridge, double width)
    {
        var hasAccounts = bridge is { Accounts.Count: > 1 };
        var (figure, accounts, source) = (28.0, hasAccounts ? 16.0 : 0, SourceWidth(facts, bridge));
        PageColumn[] columns =
        [
            new(facts.Pick("行", "Line"), width - figure - accounts - source - 4, ColumnKind.Prose), new($"{facts.Pick("金額", "Amount")}\n{facts.Currency.Code}", figure),
            .. hasAccounts ? new PageColumn[] { new(facts.Pick("顧客\n社", "Accounts\n"), accounts) } : [], new("", 4), new(facts.Pick("出どころ", "Source"), source, ColumnKind.Text),
        ];
        return new PageTable(
            name,
            facts.Currency.Code,
            columns,
            bridge is null ? [] : [.. bridge.Lines.Select(line => new PageRow(line.Role == "closing" ? "whole" : line.Role == "opening" ? "total" : "",
            [
                line.Name.In(facts.Language), Amount(bridge.Total(line), line.Role),
                .. hasAccounts ? new PageCell[] { PageCell.Count(bridge.AccountsOf(line)) } : [], PageCell.Empty, line.Source,
            ]))],
            facts.Pick("照合する相手の記録がない", "There is nothing to hold against"));
    }

    // As wide as the longest name.
    private static double SourceWidth(PackFacts facts, LedgerBridge? bridge) =>
        (bridge?.Lines ?? []).Select(line => line.Source).Append(facts.Pick("出どころ", "Source")).Max(TitleWidth.Of) * PageColumn.Em + PageColumn.Gap;

    /// <summary>An amount in whole units; an unexplained one bold 朱.</summary>
    public static PageCell Amount(Quantity amount, string role = "")
    {
        var text = role is "opening" or "closing" ? Figures.Fixed(amount, 0) : Figures.Movement(amount, 0);
        return new PageCell(text, role == "unexplained" && amount != 0 ? CellTone.Worse : Figures.Round(amount, 0) == 0 ? CellTone.Muted : role is "opening" or "closing" || amount > 0 ? CellTone.Plain : CellTone.Negative);
    }
}
