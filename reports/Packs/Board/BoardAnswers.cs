using Warehouse.Reports.Packs.Board.Accounts;
using Warehouse.Reports.Packs.Board.Adoption;
using Warehouse.Reports.Packs.Board.Bridge;
using Warehouse.Reports.Packs.Board.Cohorts;
using Warehouse.Reports.Packs.Board.Cover;
using Warehouse.Reports.Packs.Board.Economics;
using Warehouse.Reports.Packs.Board.Funnel;
using Warehouse.Reports.Packs.Board.Health;
using Warehouse.Reports.Packs.Board.Indicators;
using Warehouse.Reports.Packs.Board.Quality;
using Warehouse.Reports.Packs.Board.Retention;
using Warehouse.Reports.Packs.Board.Scorecard;
using Warehouse.Reports.Packs.Board.Voice;
using Warehouse.Reports.Reading;

namespace Warehouse.Reports.Packs.Board;

/// <summary>All that the board pack asks of the semantic layer, before any of it is put into words.</summary>
internal sealed record BoardAnswers(
    BoardFigures Figures,
    CohortMap Logo,
    CohortMap Revenue,
    HealthSet Health,
    IndicatorSet Adoption,
    IndicatorSet Voice,
    AccountSet Accounts,
    Estimates Estimates)
{
    /// <summary>Asks.</summary>
    public static BoardAnswers Ask(MetricReader reader, IReadOnlyList<KpiGroup> groups, DateOnly month)
    {
        string[] byMonth =
        [
            .. KpiReader.Metrics([.. groups, .. HealthReader.Groups, .. AdoptionBuilder.Groups, .. VoiceBuilder.Groups]),
            .. BridgeReader.Metrics, .. RetentionReader.Metrics, .. EconomicsReader.Metrics,
        ];
        reader.AskAhead(byMonth, KpiReader.FirstMonth(month), month);

        // The first asks all of that at once. Those that need none of it come next, so that nobody waits for it idly.
        var together = new Together();
        var kpis = together.Start(() => KpiReader.Read(reader, groups, month));
        var accounts = together.Start(() => AccountReader.Read(reader, month));
        var funnel = together.Start(() => FunnelReader.Read(reader, month));
        var economics = together.Start(() => EconomicsReader.Read(reader, month));
        var voice = together.Start(() => VoiceBuilder.Read(reader, month));
        var retention = together.Start(() => RetentionReader.Read(reader, month));
        var bridges = together.Start(() => BridgeReader.Read(reader, month));
        var health = together.Start(() => HealthReader.Read(reader, month));
        var adoption = together.Start(() => AdoptionBuilder.Read(reader, month));
        var cohorts = together.Start(() => CohortReader.Read(reader, month));
        var estimates = together.Start(() => Estimates.Read(reader, month));
        together.Finish();
        return new BoardAnswers(
            new BoardFigures(kpis.Result, bridges.Result, retention.Result, funnel.Result, economics.Result),
            cohorts.Result.Logo,
            cohorts.Result.Revenue,
            health.Result,
            adoption.Result,
            voice.Result,
            accounts.Result,
            estimates.Result);
    }
}
