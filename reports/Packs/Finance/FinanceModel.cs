using Warehouse.Reports.Packs.Board.Definitions;
using Warehouse.Reports.Packs.Closes;
using Warehouse.Reports.Packs.Pages;
using Warehouse.Reports.Packs.Success.Team;
using Warehouse.Reports.Reading;
using Warehouse.Semantics;

namespace Warehouse.Reports.Packs.Finance;

/// <summary>The pack for finance, ready to be drawn.</summary>
/// <param name="Pages">Between the cover and the definitions.</param>
/// <param name="Absent">Metrics that the manifest does not define, printed as unknown.</param>
public sealed record FinanceModel(PackFacts Facts, FrontPage Front, IReadOnlyList<TablePage> Pages, DefinitionPage Definitions, IReadOnlyCollection<string> Absent)
{
    private const int PageCount = 9;

    private static readonly string[] Defined =
    [
        "mrr", "reconciliation_amount", "reconciliation_unexplained", "ledger_recurring_revenue", "invoiced_amount", "deferred_revenue", "new_mrr", "reactivation_mrr", "expansion_mrr", "contraction_mrr", "churned_mrr",
        "acquisition_cost", "new_accounts", "cac", "arpa", "mean_churn", "lifetime_months", "gross_margin", "ltv", "ltv_survival", "ltv_cac",
    ];

    /// <summary>Asks for every figure and builds the pages.</summary>
    /// <exception cref="PackException">The month is not closed, or the pack is restricted: the ledger names no CSM and no tier.</exception>
    public static FinanceModel Build(IMetrics metrics, PackRequest request)
    {
        var facts = PackDocument.Facts(metrics, request, "経理照合パック", "Finance pack", PageCount);
        if (request.Scope is { } scope) throw new PackException($"the finance pack ties MRR to the whole ledger and cannot be restricted to {scope.Dimension} '{scope.Member}'; print it without a restriction");

        var month = facts.Month;
        var reader = new MetricReader(metrics);
        var team = new TeamReader(reader, null);
        var (records, closes) = (request.Finance, request.Closes ?? CloseRecords.None);
        TablePage[] pages =
        [
            LedgerPage.Build(facts, records, 2),
            AccountDifferencePage.Build(facts, records, 3),
            InvoicePage.Build(facts, records, 4),
            CostLinePage.Build(facts, records, reader.ByMonth(["cac"], month, month)["cac", month], 5),
            LtvPage.Build(facts, LtvPage.Read(team, team.Roster(month), month), 6),
            SinceClosePage.Build(facts, SinceClosePage.Read(reader, closes, month), 7),
            ClosePage.Build(facts, closes, metrics.Definitions, 8),
        ];
        var front = FinanceFront.Build(facts, records, closes, [.. pages.Select(page => page.Frame)]);
        return new FinanceModel(facts, front, pages, DefinitionBuilder.Build(facts, reader, Defined, PageCount), reader.Absent);
    }
}
