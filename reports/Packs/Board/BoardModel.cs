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
        var asked = BoardAnswers.Ask(reader, groups, facts.Month);
        var figures = asked.Figures;

        var scorecard = ScorecardBuilder.Build(facts, groups, figures.Kpis);
        var bridge = BridgeBuilder.Build(facts, figures.Bridges);
        var retention = RetentionBuilder.Build(facts, figures.Retention);
        var cohorts = CohortBuilder.Build(facts, asked.Logo, asked.Revenue);
        var funnel = FunnelBuilder.Build(facts, figures.Funnel);
        var economics = EconomicsBuilder.Build(facts, figures.Economics);
        var health = HealthBuilder.Build(facts, asked.Health);
        var adoption = AdoptionBuilder.Build(facts, asked.Adoption);
        var voice = VoiceBuilder.Build(facts, asked.Voice);
        var accounts = AccountBuilder.Build(facts, asked.Accounts);
        var records = QualityBuilder.Build(facts, request.Quality, asked.Estimates, request.Closes, metrics.Definitions);
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
