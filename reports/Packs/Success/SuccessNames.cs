using Warehouse.Reports.Text;

namespace Warehouse.Reports.Packs.Success;

/// <summary>How steps of the playbook and kinds of touchpoints are called; one that the pack does not know keeps its own name.</summary>
public static class SuccessNames
{
    private static readonly Dictionary<string, Words> Steps = new(StringComparer.Ordinal)
    {
        ["kickoff"] = new("キックオフ", "Kickoff"),
        ["review_30"] = new("30日レビュー", "30-day review"),
        ["review_60"] = new("60日レビュー", "60-day review"),
        ["review_90"] = new("90日レビュー", "90-day review"),
        ["monthly_meeting"] = new("月次ミーティング", "Monthly meeting"),
        ["quarterly_review"] = new("QBR", "QBR"),
        ["quarterly_check_in"] = new("四半期チェックイン", "Qtr. check-in"),
        ["seminar"] = new("セミナー", "Seminar"),
        ["first_week_mail"] = new("初週メール", "First-week mail"),
        ["guide"] = new("リスク時のガイド", "Guide at risk"),
        ["term_report"] = new("満了60日前レポート", "Term report"),
    };

    private static readonly Dictionary<string, Words> Kinds = new(StringComparer.Ordinal)
    {
        ["email"] = new("メール", "Mail"),
        ["call"] = new("電話", "Call"),
        ["check_in"] = new("チェックイン", "Check-in"),
        ["business_review"] = new("レビュー", "Review"),
        ["kickoff"] = new("キックオフ", "Kickoff"),
        ["monthly_meeting"] = new("月次会議", "Monthly"),
        ["training"] = new("トレーニング", "Training"),
        ["webinar"] = new("ウェビナー", "Webinar"),
        ["unknown"] = new("種別不明", "Unknown"),
    };

    /// <summary>A step of the playbook.</summary>
    public static string Step(Language language, string step) => Steps.TryGetValue(step, out var name) ? name.In(language) : step.Replace('_', ' ');

    /// <summary>A kind of touchpoint.</summary>
    public static string Kind(Language language, string kind) => Kinds.TryGetValue(kind, out var name) ? name.In(language) : kind.Replace('_', ' ');
}
