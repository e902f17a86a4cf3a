using Warehouse.Reports.Reading;
using Warehouse.Semantics;

namespace Warehouse.Tests.Reports.Fakes;

/// <summary>What customer success does in the invented warehouse: touchpoints by kind, steps of the playbook, onboarding, moves of health by member.</summary>
public sealed class FakeOperations(IReadOnlyList<FakeAccount> accounts, DateOnly closing)
{
    private static readonly string[] Kinds = ["email", "check_in", "monthly_meeting", "webinar", "business_review", "kickoff", "training", "call"];

    private static readonly Dictionary<string, string[]> Steps = new()
    {
        ["high"] = ["kickoff", "review_30", "monthly_meeting", "quarterly_review"],
        ["low"] = ["quarterly_check_in", "seminar"],
        ["tech"] = ["first_week_mail", "guide", "term_report"],
    };

    /// <summary>The rows of a question that only operations ask; null for any other.</summary>
    public IEnumerable<IReadOnlyList<object?>>? Rows(MetricRequest request) => request.GroupBy switch
    {
        ["touchpoint_kind"] => Kinds.Select(kind => Row(request, [kind], Paying(closing), kind)),
        [var cut, "touchpoint_kind"] => Cut(cut).SelectMany(member => Kinds.Select(kind => Row(request, [member.Key, kind], member, kind))),
        [var cut, "band_before", "band"] => Cut(cut).SelectMany(member => member.GroupBy(account => (Before(account), account.Band(closing))).Select(moved => Row(request, [member.Key, moved.Key.Item1, moved.Key.Item2], moved, ""))),
        ["metric_time__month", "account__touch_tier", "playbook_step"] => new[] { closing.AddMonths(-1), closing }
            .SelectMany(month => Steps.SelectMany(tier => tier.Value.Select(step => Row(request, [month, tier.Key, step], Paying(month).Where(account => account.Member("account__touch_tier", month) == tier.Key), step)))),
        [] => [Row(request, [], Paying(closing), "")],
        _ => null,
    };

    private static object?[] Row(MetricRequest request, object?[] group, IEnumerable<FakeAccount> of, string salt)
    {
        var asked = of.ToArray();
        return [.. group, .. request.Metrics.Select(metric => (object?)asked.LongCount(account => metric == "health_accounts" || account.Chance(20 + metric.Length + salt.Length) < 0.4))];
    }

    private string Before(FakeAccount account) => account.Mrr(closing.AddMonths(-1)) > 0 ? account.Band(closing.AddMonths(-1)) : "none";

    private IEnumerable<FakeAccount> Paying(DateOnly month) => accounts.Where(account => account.Start <= month && account.Mrr(month) > 0);

    private IEnumerable<IGrouping<string, FakeAccount>> Cut(string cut) => Paying(closing).GroupBy(account => account.Member(cut, closing)).OrderBy(member => member.Key, StringComparer.Ordinal);
}
