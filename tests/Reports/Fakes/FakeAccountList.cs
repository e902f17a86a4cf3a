using Warehouse.Reports.Reading;
using Warehouse.Semantics;

namespace Warehouse.Tests.Reports.Fakes;

/// <summary>Lists of accounts of the invented warehouse: a row an account, ordered and cut off as asked.</summary>
public sealed class FakeAccountList(IReadOnlyList<FakeAccount> accounts, FakeRevenue revenue)
{
    public IEnumerable<IReadOnlyList<object?>> Rows(MetricRequest request)
    {
        var rows = new List<IReadOnlyList<object?>>();
        for (var month = Month.Of(request.Start!.Value); month <= Month.Of(request.End!.Value); month = month.AddMonths(1))
        {
            foreach (var account in accounts.Where(each => each.Start <= month && each.Mrr(month) > 0 && Asked(request, each)))
            {
                var view = revenue.At(month, "account", account.Account);
                rows.Add([.. request.GroupBy.Select(group => Group(group, account, month)), .. request.Metrics.Select(metric => metric == "renewals_due_arr" && view.Value("renewals_due") is 0L ? null : view.Value(metric))]);
            }
        }

        string[] columns = [.. request.GroupBy, .. request.Metrics];
        var ordered = rows.OrderBy(_ => 0);
        foreach (var by in request.OrderBy)
        {
            var at = Array.IndexOf(columns, by.TrimStart('-'));
            ordered = by.StartsWith('-') ? ordered.ThenByDescending(row => row[at]) : ordered.ThenBy(row => row[at]);
        }

        return ordered.Take(request.Limit ?? int.MaxValue);
    }

    private static bool Asked(MetricRequest request, FakeAccount account) => request.Where switch
    {
        null => true,
        var where when where.Contains("account__phase", StringComparison.Ordinal) => account.Start >= Month.Of(request.End!.Value).AddMonths(-1),
        var where when where.Contains("playbook_status", StringComparison.Ordinal) => account.Chance(10) < 0.2,
        var where => where.Contains($"'{account.Account}'", StringComparison.Ordinal),
    };

    private static object? Group(string group, FakeAccount account, DateOnly month) => group switch
    {
        "metric_time__month" => month,
        "contract__term_end" => Month.LastDay(month).AddDays(1 + (account.Number % 60)),
        "next_step" => "monthly_meeting",
        "next_due" => Month.LastDay(month).AddDays(7 + (account.Number % 60)),
        "playbook_step" => "quarterly_check_in",
        "playbook_due" => Month.LastDay(month).AddDays(-(account.Number % 28)),
        "journey_started" => account.Start,
        "journey_kickoff" => account.Chance(12) < 0.5 ? account.Start.AddDays(5) : null,
        "journey_first_login" => account.Start.AddDays(2),
        "journey_first_value" => account.Chance(13) < 0.5 ? account.Start.AddDays(20) : null,
        _ => account.Member(group, month),
    };
}
