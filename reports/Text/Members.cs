namespace Warehouse.Reports.Text;

/// <summary>How the members of dimensions are called in print; a member that the pack does not know keeps its own name.</summary>
public static class Members
{
    private static readonly Dictionary<string, (string Ja, string En)> Tiers = new()
    {
        ["high"] = ("ハイタッチ", "High touch"),
        ["low"] = ("ロータッチ", "Low touch"),
        ["tech"] = ("テックタッチ", "Tech touch"),
    };

    private static readonly Dictionary<string, (string Ja, string En)> Others = new(StringComparer.OrdinalIgnoreCase)
    {
        ["unknown"] = ("不明", "Unknown"),
        ["(none)"] = ("なし", "None"),
        ["enterprise"] = ("大企業", "Enterprise"),
        ["mid_market"] = ("中堅企業", "Mid-market"),
        ["mid-market"] = ("中堅企業", "Mid-market"),
        ["mid"] = ("中堅企業", "Mid-market"),
        ["smb"] = ("中小企業", "SMB"),
        ["small"] = ("小規模企業", "Small business"),
        ["startup"] = ("スタートアップ", "Start-up"),
        ["inbound"] = ("インバウンド", "Inbound"),
        ["outbound"] = ("アウトバウンド", "Outbound"),
        ["organic"] = ("自然検索", "Organic search"),
        ["paid_search"] = ("検索広告", "Paid search"),
        ["paid_social"] = ("SNS広告", "Paid social"),
        ["paid"] = ("広告", "Paid"),
        ["ads"] = ("広告", "Advertising"),
        ["web"] = ("Web", "Web"),
        ["content"] = ("コンテンツ", "Content"),
        ["seminar"] = ("セミナー", "Seminar"),
        ["webinar"] = ("ウェビナー", "Webinar"),
        ["event"] = ("展示会", "Event"),
        ["events"] = ("展示会", "Events"),
        ["exhibition"] = ("展示会", "Exhibition"),
        ["referral"] = ("紹介", "Referral"),
        ["partner"] = ("パートナー", "Partner"),
        ["direct"] = ("直販", "Direct"),
        ["other"] = ("その他", "Other"),
        ["sales"] = ("営業", "Sales"),
    };

    /// <summary>The tiers in the order of the pack, for those that a warehouse has: high, low, tech, then what else there is.</summary>
    public static IReadOnlyList<string> TierOrder(IEnumerable<string> members)
    {
        string[] known = [.. Tiers.Keys];
        return [.. members.Distinct().OrderBy(member => Array.IndexOf(known, member) is >= 0 and var place ? place : known.Length).ThenBy(member => member, StringComparer.Ordinal)];
    }

    /// <summary>A touch tier: <c>ハイタッチ</c>, <c>High touch</c>.</summary>
    public static string Tier(Language language, string member) =>
        Tiers.TryGetValue(member, out var names) ? language.Pick(names.Ja, names.En) : Name(language, member);

    /// <summary>A touch tier inside an English sentence, in lower case.</summary>
    public static string TierInProse(Language language, string member) => language.Pick(Tier(language, member), Tier(language, member).ToLowerInvariant());

    /// <summary>A segment or a channel.</summary>
    public static string Name(Language language, string member) =>
        Others.TryGetValue(member, out var names) ? language.Pick(names.Ja, names.En) : member;
}
