using Warehouse.Reports.Packs.Board.Indicators;
using Warehouse.Reports.Packs.Board.Scorecard;
using Warehouse.Reports.Reading;
using Warehouse.Reports.Text;

namespace Warehouse.Reports.Packs.Board.Adoption;

/// <summary>Onboarding and adoption: four trends and every indicator by touch tier.</summary>
public sealed record AdoptionPage(PageFrame Frame, IReadOnlyList<IndicatorPanel> Panels, IndicatorTable Table);

/// <summary>Reads and builds the page.</summary>
public static class AdoptionBuilder
{
    /// <summary>Height of a trend, millimetres.</summary>
    public const int PanelHeight = 44;

    /// <summary>The page's indicators, in its order.</summary>
    public static IReadOnlyList<KpiGroup> Groups { get; } =
    [
        new("オンボーディング", "Onboarding",
        [
            new("started_accounts", "開始顧客", "Accounts started", "最初の契約", "first paid life", Measure.Accounts, null),
            new("first_login_rate", "初回ログイン率", "First login rate", "14日以内", "within 14 days", Measure.Rate, null, ByStart: true),
            new("aha_reach", "Aha到達率", "Aha reach", "14日以内", "within 14 days", Measure.Rate, null, ByStart: true),
            new("time_to_value", "タイムトゥバリュー", "Time to value", "中央値", "median", Measure.Days, null, ByStart: true),
            new("onboarding_completion", "オンボーディング完了率", "Onboarding completion", "90日以内", "within 90 days", Measure.Rate, null, ByStart: true),
            new("early_churn", "早期解約率", "Early churn", "90日以内", "within 90 days", Measure.Rate, null, ByStart: true),
        ]),
        new("利用", "Use",
        [
            new("active_use", "アクティブ利用率", "Active use", "28日", "28 days", Measure.Rate, null),
            new("login_frequency", "ログイン頻度", "Login frequency", "週あたり日数", "days a week", Measure.Times, null),
            new("features_used", "利用機能数", "Features used", "主要機能", "key features", Measure.Features, null),
            new("feature_adoption", "機能活用率", "Feature adoption", "主要機能", "key features", Measure.Rate, null),
            new("seat_use", "席の利用率", "Seat use", "利用者÷席数", "users ÷ seats", Measure.Rate, null),
            new("usage_falling_share", "利用が減った顧客", "Falling use", "前の28日から30%以上", "by 30% or more in 28 days", Measure.Rate, null),
        ]),
    ];

    /// <summary>Reads the page's indicators.</summary>
    public static IndicatorSet Read(MetricReader reader, DateOnly month) => IndicatorReader.Read(reader, Groups, month);

    /// <summary>The page.</summary>
    public static AdoptionPage Build(PackFacts facts, IndicatorSet set) => new(
        new PageFrame(
            9,
            facts.Pick("オンボーディングと利用", "Onboarding and adoption"),
            IndicatorTitle.Of(
                facts,
                set.States,
                new Words("オンボーディングと利用", "Onboarding and adoption"),
                new Words("開始した顧客も利用もまだない", "Nobody has started and nothing is used yet")),
            facts.Pick(
                "開始月の指標は、結果の出そろった最新の開始月。利用は月末までの28日間、その日に有料の顧客。図の地は注意の幅。!!朱の太字!!は悪化",
                "Metrics of starts: the latest start month that is old enough. Use: the 28 days to month end, accounts that pay then. Shaded: watch. !!Bold red!!: for the worse"),
            facts.Pick(
                "完了率・初回ログイン率・Aha到達率＝期限内に達した顧客÷開始した顧客。タイムトゥバリュー＝開始から最初の価値までの日数（未到達は含めない）。機能活用率＝設定した数以上の主要機能を使う顧客の割合。タッチモデルは指標の時点。",
                "Completion, first login and Aha: accounts that got there in time ÷ accounts started. Time to value: days from start to first value, those without one left out. Feature adoption: share of accounts that use the set number of key features."),
            facts.Pick(
                $"顧客ジャーニー・利用ログ、開始 {Figures.Count(set["started_accounts"].State.Value ?? 0)}社（当月）",
                $"Journeys and usage, {facts.Language.Accounts(set["started_accounts"].State.Value ?? 0)} started in the month")),
        [.. new[] { "onboarding_completion", "time_to_value", "login_frequency", "feature_adoption" }.Select(metric => IndicatorBuilder.Panel(facts, set, metric, PanelHeight))],
        IndicatorBuilder.Table(facts, Groups, set));
}
