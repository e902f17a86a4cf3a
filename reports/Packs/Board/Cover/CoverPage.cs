using Warehouse.Reports.Text;

namespace Warehouse.Reports.Packs.Board.Cover;

/// <summary>The cover: the state of the month in five sentences, the verdicts counted, the contents.</summary>
/// <param name="Headline">Two lines at most.</param>
public sealed record CoverPage(
    PageFrame Frame,
    IReadOnlyList<string> Headline,
    IReadOnlyList<CoverSentence> Sentences,
    IReadOnlyList<(Verdict Verdict, int Count)> Tally,
    int Judged,
    int Unjudged,
    IReadOnlyList<(string Name, int Page)> Contents);

/// <summary>A sentence and the page that proves it.</summary>
public sealed record CoverSentence(string Text, int Page);

/// <summary>All that the cover may speak of: the same figures that the other pages print.</summary>
public sealed record BoardFigures(
    IReadOnlyList<Scorecard.KpiState> Kpis,
    Bridge.BridgeSet Bridges,
    Retention.RetentionSet Retention,
    Funnel.FunnelSet Funnel,
    Economics.EconomicsSet Economics);
