using Warehouse.Reports.Packs.Board.Bridge;
using Warehouse.Reports.Packs.Board.Cohorts;
using Warehouse.Reports.Packs.Board.Cover;
using Warehouse.Reports.Packs.Board.Economics;
using Warehouse.Reports.Packs.Board.Funnel;
using Warehouse.Reports.Packs.Board.Retention;
using Warehouse.Reports.Packs.Board.Scorecard;
using Warehouse.Reports.Reading;
using Warehouse.Reports.Text;
using Warehouse.Semantics;

namespace Warehouse.Reports.Packs.Board;

/// <summary>The board pack, ready to be drawn: plain records, every figure already text.</summary>
/// <param name="Absent">Metrics that the manifest does not define, printed as unknown.</param>
public sealed record BoardModel(
    PackFacts Facts,
    CoverPage Cover,
    ScorecardPage Scorecard,
    BridgePage Bridge,
    RetentionPage Retention,
    CohortPage Cohorts,
    FunnelPage Funnel,
    EconomicsPage Economics,
    IReadOnlyCollection<string> Absent)
{
    private const int Pages = 7;

    /// <summary>Asks for every figure and builds the pages.</summary>
    public static BoardModel Build(IMetrics metrics, DateOnly month, Language language)
    {
        var facts = FactsOf(metrics.Context, Month.Of(month), language);
        var reader = new MetricReader(metrics);
        var groups = KpiCatalogue.Groups(facts.Currency);
        var figures = new BoardFigures(
            KpiReader.Read(reader, groups, facts.Month),
            BridgeReader.Read(reader, facts.Month),
            RetentionReader.Read(reader, facts.Month),
            FunnelReader.Read(reader, facts.Month),
            EconomicsReader.Read(reader, facts.Month));
        var (logo, revenue) = CohortReader.Read(reader, facts.Month);

        var scorecard = ScorecardBuilder.Build(facts, groups, figures.Kpis);
        var bridge = BridgeBuilder.Build(facts, figures.Bridges);
        var retention = RetentionBuilder.Build(facts, figures.Retention);
        var cohorts = CohortBuilder.Build(facts, logo, revenue);
        var funnel = FunnelBuilder.Build(facts, figures.Funnel);
        var economics = EconomicsBuilder.Build(facts, figures.Economics);
        PageFrame[] frames = [scorecard.Frame, bridge.Frame, retention.Frame, cohorts.Frame, funnel.Frame, economics.Frame];
        var cover = CoverBuilder.Build(facts, figures, [.. frames.Select(frame => (frame.Section, frame.Number))]);
        return new BoardModel(facts, cover, scorecard, bridge, retention, cohorts, funnel, economics, reader.Absent);
    }

    private static PackFacts FactsOf(WarehouseContext context, DateOnly month, Language language) => new(
        language,
        new Currency(context.Currency),
        context.CompanyName,
        language.Pick("取締役会KPIパック", "Board KPI pack"),
        month,
        context.AsOf,
        context.ClosingMonth,
        Pages);
}
