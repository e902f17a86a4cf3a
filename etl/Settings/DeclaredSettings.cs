using System.Globalization;

namespace Warehouse.Etl.Settings;

/// <summary>Every key of <c>warehouse.json</c>.</summary>
internal static class DeclaredSettings
{
    private const decimal Money = 1_000_000_000_000m;
    private const decimal Days = 3650;

    /// <summary>The whole file.</summary>
    public static Setting Root { get; } = new("", SettingKind.Group, "The settings of a warehouse; a home's file lies over the checkout's key by key")
    {
        Members =
        [
            new("$schema", SettingKind.Text, "Where this schema lies, for editors"),
            Text("company_name", "Whose numbers these are, as printed on every page", "Warehouse"),
            Text("reporting_time_zone", "IANA zone whose calendar months are reported", "Asia/Tokyo"),
            Text("reporting_currency", "ISO 4217 code of every reported amount", "JPY") with { Pattern = "^[A-Z]{3}$", PatternMeaning = "an ISO 4217 code such as JPY" },
            Whole("fiscal_year_start_month", "Month in which the fiscal year starts; moves quarters and years only", 1, 12, 4),
            new("as_of", SettingKind.Date, "The day to speak as of; null: the day of the latest delivery"),
            new("first_month", SettingKind.Date, "Months before it are not reported; null: from the first subscription"),
            Group("touch_tiers", "How accounts fall into tiers by ARR; a tier set in the CRM wins",
                Number("high_arr", "ARR in the reporting currency from which an account is high touch", 0, Money, 10_000_000),
                Number("low_arr", "ARR from which an account is low touch; below is tech touch", 0, Money, 1_000_000)),
            Whole("ltv_cap_months", "The longest lifetime that LTV believes", 1, 600, 60),
            Number("yearly_discount_rate", "Of the survival form of LTV, 0.10 = 10 %", 0, 10, 0.10m),
            Whole("cac_lag_months", "Months from cost to the accounts that it won", 0, 24, 0),
            new("cost_spreading", SettingKind.Word, "Sales and marketing cost that names no channel, segment or tier is spread by the new accounts of each, or by their MRR")
            {
                Words = ["new_accounts", "new_mrr"], Default = "\"new_accounts\"",
            },
            new("cs_in_cost_of_revenue", SettingKind.Flag, "Whether customer-success cost lowers the gross margin") { Default = "false" },
            new("key_features", SettingKind.Texts, "Features whose use counts as adoption; empty: every feature") { Default = "[]" },
            Whole("minimum_key_features", "How many of them an adopted account uses", 1, 1000, 5),
            Group("first_value", "Where no milestone says it: the so many-th day of its paid life on which an account uses one of the features is its first value",
                new("features", SettingKind.Texts, "The features; none: by milestone only") { Default = "[]" },
                Whole("days", "On how many days", 1, 1000, 1)),
            Group("icp_rule", "Which accounts fit the ideal customer profile where the CRM says nothing: high where all that is given holds, else low; nothing given: unknown",
                new("industries", SettingKind.Texts, "One of these industries") { Default = "[]" },
                new("segments", SettingKind.Texts, "One of these segments") { Default = "[]" },
                new("regions", SettingKind.Texts, "One of these regions") { Default = "[]" },
                new("countries", SettingKind.Texts, "One of these countries") { Default = "[]" },
                Whole("minimum_employees", "At least so many employees", 0, 100_000_000, null),
                Whole("maximum_employees", "At most so many employees", 0, 100_000_000, null)),
            Group("health", "The health score: each part earns weight × min(1, value ÷ target)",
                Group("weights", "Weight of each part", Parts(Weight, ("login_frequency", 30), ("feature_use", 30), ("support_satisfaction", 20), ("renewal_intent", 20))),
                Group("targets", "Value that earns the whole weight", Parts(Goal, ("login_frequency", 3), ("feature_use", 5), ("support_satisfaction", 1), ("renewal_intent", 1))),
                Number("healthy_from", "The least healthy score", 0, 100, 80),
                Number("risk_below", "A score under it is at risk", 0, 100, 50),
                Named("renewal_intent", "How sure a renewal is by the stage of its open opportunity, named as the CRM does in lower case; another stage tells nothing", Number("stage", "0 to 1", 0, 1, null))),
            Group("engagement", "The engagement score of 28 days, made as the health score is",
                Group("weights", "Weight of each part", Parts(Weight, ("login_days", 40), ("key_features", 30), ("seat_use", 20), ("events", 10))),
                Group("targets", "Value that earns the whole weight", Parts(Goal, ("login_days", 20), ("key_features", 5), ("seat_use", 1), ("events", 1)))),
            Number("reconciliation_tolerance", "What may stay unexplained of an account and month between books, in the reporting currency", 0, Money, 100),
            Named("playbook", "What customer success owes each tier", Step()),
            Group("packs", "From where on a pack's titles and reasons speak of something",
                Number("notable_change", "A count or a cost that changed by less than this share is level, 0.05 = 5 %", 0, 10, 0.05m),
                Number("level_net", "MRR whose net is less than this share of its opening is level", 0, 1, 0.005m),
                Number("unusual_multiple", "A movement is unusual from this multiple of the median movement of the year before", 1, 1000, 3),
                Whole("few_accounts", "A rate of fewer accounts is printed, but makes no title of its own", 0, 100_000, 5),
                Number("falling_use", "Active days that fell by this share on the 28 days before are a reason to talk, 0.3 = 30 %", 0, 1, 0.3m),
                Number("full_seats", "Seats used to this share are a reason to offer more, 0.8 = 80 %", 0, 10, 0.8m),
                Number("low_csat", "A mean satisfaction (1 to 5) below it is a reason to talk", 0, 5, 3),
                Number("lost_points", "Points that a part of the health score lacks are told from here", 0, 100, 5)),
            Whole("versions_kept", "Published versions that are kept, the current one among them", 1, 1000, 5),
            Named("kpi_targets", "Goals by metric; a row of the object targets wins", Group("metric", "Green at or beyond the target, amber at or beyond amber, else red",
                Number("target", "The goal, in the metric's unit (0.05 = 5 %)", -Money, Money, null),
                Number("amber", "The bound of amber; absent: no amber", -Money, Money, null),
                new("better", SettingKind.Word, "In which direction the metric gets better") { Words = ["up", "down"], Default = "\"up\"" })),
        ],
    };

    private static Setting Step() => Group("step", "A step of the playbook: due so many days after (before) what it counts from, or once in every so many months",
        new("touch_tiers", SettingKind.Texts, "The tiers that it is owed to; none: the step is left out") { Words = ["high", "low", "tech"], Default = "[]" },
        new("kinds", SettingKind.Texts, "The touchpoints that do it") { Default = "[]" },
        new("from", SettingKind.Word, "Counted from the start of a paid life, the risk that a health score shows, or a contract's term end") { Words = ["start", "risk", "term_end"], Default = "\"start\"" },
        Whole("due_days", "Days from there to the due day, negative before it; not with every_months", -Days, Days, null),
        Whole("window_days", "How long before the due day it may be done; absent: due_days, or 30 where that is negative", 0, Days, null),
        Whole("late_days", "How long after the due day doing it still counts, as late", 0, Days, 14),
        Whole("every_months", "Due once in every so many months from the start", 1, 120, null));

    private static Setting Text(string key, string meaning, string otherwise) => new(key, SettingKind.Text, meaning) { Default = $"\"{otherwise}\"" };

    private static Setting Whole(string key, string meaning, decimal least, decimal most, int? otherwise) =>
        new(key, SettingKind.Whole, meaning) { Least = least, Most = most, Default = otherwise?.ToString(CultureInfo.InvariantCulture) };

    private static Setting Number(string key, string meaning, decimal least, decimal most, decimal? otherwise) =>
        new(key, SettingKind.Number, meaning) { Least = least, Most = most, Default = otherwise?.ToString(CultureInfo.InvariantCulture) };

    private static Setting Group(string key, string meaning, params Setting[] members) => new(key, SettingKind.Group, meaning) { Members = members };

    private static Setting Named(string key, string meaning, Setting each) => new(key, SettingKind.Named, meaning) { Members = [each] };

    private static Setting[] Parts(Func<string, decimal, Setting> each, params (string Key, decimal Value)[] parts) => [.. parts.Select(part => each(part.Key, part.Value))];

    private static Setting Weight(string part, decimal weight) => Number(part, "Weight", 0, 100, weight);

    private static Setting Goal(string part, decimal target) => Number(part, "Target", 0.0001m, 10_000, target);
}
