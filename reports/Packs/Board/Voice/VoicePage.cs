using Warehouse.Reports.Packs.Board.Indicators;
using Warehouse.Reports.Packs.Board.Scorecard;
using Warehouse.Reports.Reading;
using Warehouse.Reports.Text;

namespace Warehouse.Reports.Packs.Board.Voice;

/// <summary>The voice of the customer: what they answer, and how they are answered.</summary>
public sealed record VoicePage(PageFrame Frame, IReadOnlyList<IndicatorPanel> Panels, IndicatorTable Table);

/// <summary>Reads and builds the page.</summary>
public static class VoiceBuilder
{
    /// <summary>Height of a trend, millimetres.</summary>
    public const int PanelHeight = 44;

    private static readonly Measure Ces = Measure.Points with { Decimals = 2 };

    /// <summary>The page's indicators, in its order.</summary>
    public static IReadOnlyList<KpiGroup> Groups { get; } =
    [
        new("顧客の声", "Voice",
        [
            new("nps", "NPS", "NPS", "当月の回答", "answers of the month", Measure.Score, null),
            new("nps_responses", "NPS回答者", "NPS respondents", "", "", Measure.Items, null),
            new("csat", "CSAT", "CSAT", "5段階の4以上", "4 or 5 of 5", Measure.Rate, null),
            new("csat_responses", "CSAT回答", "CSAT answers", "問い合わせの評価を含む", "with ticket ratings", Measure.Items, null),
            new("ces", "CES", "CES", "1〜7の平均", "mean of 1–7", Ces, null),
            new("feedback_count", "コメント", "Comments", "", "", Measure.Items, null),
            new("referrals", "紹介", "Referrals", "", "", Measure.Items, null),
        ]),
        new("サポート", "Support",
        [
            new("tickets_per_account", "1社あたり問い合わせ", "Tickets per account", "当月", "in the month", Measure.PerAccount, null),
            new("first_reply_hours", "初回応答時間", "Hours to first reply", "中央値", "median", Measure.Hours, null),
            new("solution_hours", "解決時間", "Hours to solution", "中央値", "median", Measure.Hours, null),
            new("first_contact_resolution", "一次解決率", "First contact resolution", "", "", Measure.Rate, null),
            new("escalations", "エスカレーション", "Escalations", "", "", Measure.Items, null),
        ]),
    ];

    /// <summary>Reads the page's indicators.</summary>
    public static IndicatorSet Read(MetricReader reader, DateOnly month) => IndicatorReader.Read(reader, Groups, month);

    /// <summary>The page.</summary>
    public static VoicePage Build(PackFacts facts, IndicatorSet set)
    {
        var answers = (set["nps_responses"].State.Value ?? 0) + (set["csat_responses"].State.Value ?? 0);
        var voices = set.States.Where(state => state.Kpi.Metric is "nps" or "csat" or "ces").ToArray();
        return new VoicePage(
            new PageFrame(
                10,
                facts.Pick("顧客の声", "Voice of the customer"),
                IndicatorTitle.Of(facts, voices, new Words("顧客の声", "Voice of the customer"), new Words("当月はアンケートの回答がない", "No survey was answered in the month")),
                facts.Pick(
                    "当月の回答と問い合わせ。回答が少ない月は振れが大きい。図の地は注意の幅。!!朱の太字!!は悪化",
                    "Answers and tickets of the month; a month of few answers swings widely. Shaded: watch. !!Bold red!!: for the worse"),
                facts.Pick(
                    "NPS＝推奨者（9〜10）の割合−批判者（0〜6）の割合、回答者ごとに期間内の最後の回答。CSAT＝5段階の4以上の割合。CES＝1〜7の平均。一次解決率＝担当者の応答1回で解決し再開されなかった割合。応答・解決時間は中央値。",
                    "NPS: share of 9–10 less share of 0–6, a respondent's last answer. CSAT: share of 4–5 of 5. CES: mean of 1–7. First contact resolution: solved tickets with one reply, not reopened. Hours are medians."),
                facts.Pick($"アンケート・問い合わせ、回答 {Figures.Count(answers)}件（NPS・CSAT）", $"Surveys and tickets, {facts.Language.Counted(answers, "件", "answer", "answers")} (NPS, CSAT)")),
            [.. new[] { "nps", "csat", "ces", "first_contact_resolution" }.Select(metric => IndicatorBuilder.Panel(facts, set, metric, PanelHeight))],
            IndicatorBuilder.Table(facts, Groups, set));
    }
}
