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

    private static bool Asked(MetricRequest request, FakeAccount account) => request.Where is null || request.Where.Contains($"'{account.Account}'");

    private static object? Group(string group, FakeAccount account, DateOnly month) => group switch
    {
        "metric_time__month" => month,
        "contract__term_end" => Month.LastDay(month).AddDays(1 + (account.Number % 60)),
        _ => account.Member(group, month),
    };
}
