using Warehouse.Reports.Packs.Board.Accounts;
using Warehouse.Reports.Packs.Board.Adoption;
using Warehouse.Reports.Packs.Board.Bridge;
using Warehouse.Reports.Packs.Board.Cohorts;
using Warehouse.Reports.Packs.Board.Cover;
using Warehouse.Reports.Packs.Board.Definitions;
using Warehouse.Reports.Packs.Board.Economics;
using Warehouse.Reports.Packs.Board.Funnel;
using Warehouse.Reports.Packs.Board.Health;
using Warehouse.Reports.Packs.Board.Quality;
using Warehouse.Reports.Packs.Board.Retention;
using Warehouse.Reports.Packs.Board.Scorecard;
using Warehouse.Reports.Packs.Board.Voice;
using Warehouse.Reports.Reading;
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
    HealthPage Health,
    AdoptionPage Adoption,
    VoicePage Voice,
    AccountPage Accounts,
    QualityPage Quality,
    DefinitionPage Definitions,
    IReadOnlyCollection<string> Absent)
{
    private const int Pages = 13;

    /// <summary>Asks for every figure and builds the pages.</summary>
    /// <exception cref="PackException">The month is not closed.</exception>
    public static BoardModel Build(IMetrics metrics, PackRequest request)
    {
        var facts = PackDocument.Facts(metrics, request, "取締役会KPIパック", "Board KPI pack", Pages);
        var reader = new MetricReader(metrics, request.Scope);
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
        var health = HealthBuilder.Build(facts, HealthReader.Read(reader, facts.Month));
        var adoption = AdoptionBuilder.Build(facts, AdoptionBuilder.Read(reader, facts.Month));
        var voice = VoiceBuilder.Build(facts, VoiceBuilder.Read(reader, facts.Month));
        var accounts = AccountBuilder.Build(facts, AccountReader.Read(reader, facts.Month));
        var records = QualityBuilder.Build(facts, request.Quality, Estimates.Read(reader, facts.Month), request.Closes, metrics.Definitions);
        var definitions = DefinitionBuilder.Build(facts, reader, groups);
        PageFrame[] frames =
        [
            scorecard.Frame, bridge.Frame, retention.Frame, cohorts.Frame, funnel.Frame, economics.Frame,
            health.Frame, adoption.Frame, voice.Frame, accounts.Frame, records.Frame, definitions.Frame,
        ];
        var cover = CoverBuilder.Build(facts, figures, [.. frames.Select(frame => (frame.Section, frame.Number))]);
        return new BoardModel(facts, cover, scorecard, bridge, retention, cohorts, funnel, economics, health, adoption, voice, accounts, records, definitions, reader.Absent);
    }
}
