using Warehouse.Reports.Packs;
using Warehouse.Reports.Packs.Board.Bridge;
using Warehouse.Reports.Packs.Board.Cover;
using Warehouse.Reports.Packs.Board.Economics;
using Warehouse.Reports.Packs.Board.Funnel;
using Warehouse.Reports.Packs.Board.Quality;
using Warehouse.Reports.Packs.Board.Retention;
using Warehouse.Reports.Packs.Board.Scorecard;
using Warehouse.Reports.Packs.Closes;
using Warehouse.Reports.Text;

namespace Warehouse.Tests.Reports.Board;

/// <summary>Figures for hand cases: the mock's month unless a case says otherwise.</summary>
internal static class Sample
{
    public static readonly DateOnly October = new(2026, 10, 1);

    public static DataQuality Quality { get; } = new(
        [
            new DeliveredObject("standard", "usage_events", 37, 1_256_853, 1_253_887, 3, 2_963, new DateOnly(2026, 11, 4)),
            new DeliveredObject("standard", "accounts", 12, 10_337, 10_337, 0, 0, new DateOnly(2026, 11, 4)),
        ],
        [new Refusal("standard", "usage_events", "occurred_at", "is not a timestamp", 3)],
        [new CheckTally("error", 509, 0), new CheckTally("warn", 10, 1)],
        [new CheckFinding("ledger_has_cost", "warn", 2, "費用のない月がある", "Months without cost")]);

    /// <summary>July and August closed; of August, two values would be others now.</summary>
    public static CloseRecords Closes { get; } = new(
        [Closed(1, 7), Closed(2, 8)],
        [new(new DateOnly(2026, 8, 1), "csat", "", "", "0.8125", "0.8333333", "surveys"), new(new DateOnly(2026, 8, 1), "csat", "account__touch_tier", "high", "0.9", "0.91", "surveys")]);

    public static PackFacts Facts(Language? language = null) =>
        new(language ?? Language.Japanese, new Currency("JPY"), "株式会社みほん", "取締役会KPIパック", October, new DateOnly(2026, 11, 5), October, 13);

    /// <summary>A bridge in millions: opening, new, expansion, contraction, churn.</summary>
    public static BridgeFigures Bridge(decimal opening, decimal added = 0, decimal expansion = 0, decimal contraction = 0, decimal churn = 0)
    {
        var amounts = Movement.All.ToDictionary(movement => movement.Metric, _ => (Quantity)0);
        amounts["new_mrr"] = added * 1_000_000;
        amounts["expansion_mrr"] = expansion * 1_000_000;
        amounts["contraction_mrr"] = contraction * 1_000_000;
        amounts["churned_mrr"] = churn * 1_000_000;
        return new BridgeFigures(opening * 1_000_000, amounts, 0, 0, (opening * 1_000_000) + amounts.Values.Sum(), 100, 10, 5, 0, 105);
    }

    public static BridgeSet Bridges(BridgeFigures whole, BridgeFigures? before = null, BridgeFigures? yearAgo = null) =>
        new(whole, [], before, yearAgo, null, new MrrTrend([October], [whole.Closing], []), new Dictionary<string, Quantity>());

    /// <summary>A metric's thirteen months: all the first value but the last two.</summary>
    public static KpiState Kpi(string metric, decimal? value, decimal? before = null, decimal? target = null, decimal? amber = null, string better = "up")
    {
        var kpi = KpiCatalogue.Groups(new Currency("JPY")).SelectMany(group => group.Kpis).Single(each => each.Metric == metric);
        return new KpiState(kpi, October, [.. Enumerable.Repeat(before, 12), value], target, amber, better, false, false);
    }

    /// <summary>A tier's cohort in millions.</summary>
    public static RetentionFigures Tier(string? name, decimal opening, decimal closing, long accounts = 50, long lost = 0) =>
        new(name, [opening == 0 ? null : closing / opening], [null], null, null, opening * 1_000_000, closing * 1_000_000, null, accounts, lost, null, [accounts]);

    public static RetentionSet Retention(RetentionFigures whole, params RetentionFigures[] tiers) => new([October], whole, tiers, 1.10m);

    /// <summary>A funnel whose steps all have one rate.</summary>
    public static TierFunnel Funnel(string? tier, long started, params (string Step, decimal Rate)[] steps) =>
        new(tier, started, [.. steps.Select(step => new FunnelStep(step.Step, started, started, 0, 0, 0, step.Rate, 10))]);

    public static FunnelSet Funnels(TierFunnel whole, params TierFunnel[] tiers) => new(October.AddMonths(-23), October, whole, tiers);

    public static EconomicsFigures Channel(string? member, decimal? payback, long added = 10, decimal? multiple = 4m) =>
        new(member, added, [1m], [1m], [multiple], [payback], false, false);

    public static EconomicsSet Economics(EconomicsFigures whole, params EconomicsFigures[] channels) =>
        new([October], whole, [new EconomicsCut("チャネル", "Channel", channels)], new LtvParts(null, null, false, null), new EconomicsTarget(3, 2), new EconomicsTarget(18, 24));

    public static BoardFigures Board(IReadOnlyList<KpiState> kpis, BridgeSet? bridges = null, RetentionSet? retention = null, FunnelSet? funnel = null, EconomicsSet? economics = null) => new(
        kpis,
        bridges ?? Bridges(Bridge(400, expansion: 8), before: Bridge(396, expansion: 4)),
        retention ?? Retention(Tier(null, 0, 0, 0)),
        funnel ?? Funnels(Funnel(null, 0)),
        economics ?? Economics(Channel(null, null)));

    private static CloseRecord Closed(long number, int month) => new(number, true, new DateOnly(2026, month, 1), "経理 山田", new DateTime(2026, 11, 5, 1, 0, 0, DateTimeKind.Utc), null, 1705, new string((char)('a' + number), 64));
}
