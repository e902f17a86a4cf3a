using System.Data.Common;
using Warehouse.DuckDb;
using Warehouse.Etl;
using Warehouse.Reports.Packs.Success;
using Warehouse.Reports.Text;

namespace Warehouse.Tests.Reports.Printed;

/// <summary>The lists of the success and finance packs, once more from the published tables with plain SQL: who stands there, in which order, with which dates and amounts.</summary>
internal sealed class WorkLists(WarehouseHome home, DateOnly month, Language language)
{
    private const int Shown = 21;

    private const string Undone =
        """
        select accounts.account_name, accounts.touch_tier, accounts.csm, steps.step, steps.due_date, steps.due_date - as_of_date
        from star.fct_playbook_step as steps inner join star.dim_account as accounts using (account_key), (select as_of_date from etl.setting)
        where done_date is null
        """;

    private const string Onboarding =
        """
        with life as (select *, row_number() over (partition by account_id order by contract_started_date desc) as place from star.fct_account_journey where contract_started_date <= last_day($1::date))
        select accounts.account_name, accounts.touch_tier, accounts.csm, revenue.mrr, contract_started_date, last_day($1::date) - contract_started_date as days, kickoff_date, first_login_date, first_value_date
        from star.fct_mrr_month as revenue
        inner join star.dim_account as accounts on accounts.account_key = revenue.account_key
        inner join life on life.account_id = revenue.account_id and place = 1
        where revenue.month = $1::date and revenue.mrr > 0 and last_day($1::date) - contract_started_date < 90 and coalesce(onboarding_completed_date > last_day($1::date), true)
        order by coalesce(first_value_date > last_day($1::date), true) and last_day($1::date) - contract_started_date > $2 desc, days desc, revenue.mrr desc, revenue.account_id
        """;

    private const string Falling =
        """
        select accounts.account_name, accounts.touch_tier, accounts.csm, revenue.mrr, 100 * (active_days / active_days_before - 1), health_score
        from star.fct_usage_trend as trend
        inner join star.fct_mrr_month as revenue on revenue.account_id = trend.account_id and revenue.month = $1::date
        inner join star.dim_account as accounts on accounts.account_key = revenue.account_key
        left join star.fct_account_health as health on health.account_id = trend.account_id and health.scored_date = trend.state_date
        where trend.state_date = last_day($1::date) and active_days_before > 0 and active_days <= 0.7 * active_days_before
        order by revenue.mrr desc, revenue.account_id
        """;

    private const string Books =
        """
        select any_value(accounts.account_name), sum(amount) filter (role = 'opening'), coalesce(sum(amount) filter (role = 'unexplained'), 0) as rest, sum(amount) filter (role = 'closing')
        from star.fct_reconciliation as books left join star.dim_account as accounts using (account_key)
        where books.month = $1::date and bridge = 'recurring_revenue'
        group by books.account_id
        having bool_or(amount <> 0)
        order by rest <> 0 desc, abs(coalesce(sum(amount) filter (role = 'closing'), 0) - coalesce(sum(amount) filter (role = 'opening'), 0)) desc, books.account_id
        """;

    /// <summary>What a reader of the success pack's lists would find wrong.</summary>
    /// <param name="limit">Days within which a first value is wanted.</param>
    public IEnumerable<string> OfSuccess(string html, decimal limit)
    {
        var last = month.AddMonths(1).AddDays(-1);
        string Past(DbDataReader row, int column) => StandingAccounts.Day(row, column) is { } day && day <= last ? Spelled.Day(day) : "";
        var queue = Asked(Onboarding, row => [.. Who(row), Money(row, 3), Past(row, 4), Number(row, 5), "", Past(row, 6), Past(row, 7), Past(row, 8)], month, limit);
        string[] Step(DbDataReader row) => [.. Who(row), SuccessNames.Step(language, row.GetString(3)), Spelled.Day(StandingAccounts.Day(row, 4)), Spelled.Signed(StandingAccounts.Number(row, 5), 0)];
        var undone = Asked(Undone + " and due_date between $1::date and least(last_day($1::date), as_of_date) order by array_position(['high', 'low', 'tech'], accounts.touch_tier), due_date, steps.account_id, step", Step, month);
        var next = Asked(Undone + " and due_date > as_of_date and opens_date between $1::date - interval 6 month and last_day($1::date) order by due_date, steps.account_id, step", Step, month);
        var falling = Asked(Falling, row => [.. Who(row), Money(row, 3), Spelled.Signed(StandingAccounts.Number(row, 4), 0), Spelled.Number(StandingAccounts.Number(row, 5), 1)], month);
        var owed = Table(html, "未実施と次の期限", "Undone and next").Where(row => row[1].Length > 0).ToArray();
        var missed = Math.Min(13, undone.Count);
        return
        [
            .. Differences("onboarding", Table(html, "オンボーディング中の顧客", "Accounts in onboarding"), queue.Take(Shown)),
            .. Differences("undone", owed.Take(missed), undone.Take(missed)),
            .. Differences("next", owed.Skip(missed), next.Take(owed.Length - missed)),
            .. Differences("falling", Table(html, "利用の減った顧客", "Accounts with falling use"), falling.Take(Shown)),
        ];
    }

    /// <summary>What a reader of the finance pack's list would find wrong: its columns of reasons are held against the reconciliation elsewhere.</summary>
    public IEnumerable<string> OfFinance(string html)
    {
        var books = Asked(Books, row => [row.IsDBNull(0) ? language.Pick("顧客の分からない額", "No account named") : row.GetString(0), Whole(row, 1), Whole(row, 2), Whole(row, 3)], month);
        var printed = Table(html, "顧客別", "By account").SkipLast(2).Select(row => (string[])[row[0], row[1], row[^3], row[^2]]);
        return Differences("differences", printed, books.Take(18));
    }

    private static IEnumerable<string> Differences(string list, IEnumerable<string[]> printed, IEnumerable<string[]> expected)
    {
        var (rows, wanted) = (printed.ToArray(), expected.ToArray());
        if (wanted.Length == 0) yield return $"{list}: nothing to list, so that nothing is held against anything";
        if (rows.Length != wanted.Length) yield return $"{list}: {rows.Length} rows are listed, {wanted.Length} are in the tables";
        foreach (var (row, want) in rows.Zip(wanted).Where(each => !each.First.SequenceEqual(each.Second))) yield return $"{list}: '{string.Join(" | ", row)}' is listed where the tables have '{string.Join(" | ", want)}'";
    }

    private IEnumerable<string[]> Table(string html, string ja, string en) => PackTables.Rows(html, language.Pick(ja, en)).Skip(1);

    private string[] Who(DbDataReader row) => [row.GetString(0), Members.Tier(language, row.GetString(1)), row.GetString(2)];

    private static string Money(DbDataReader row, int column) => Spelled.Thousands(StandingAccounts.Number(row, column)!.Value);

    private static string Whole(DbDataReader row, int column) => Spelled.Number(StandingAccounts.Number(row, column) ?? 0, 0);

    private static string Number(DbDataReader row, int column) => Spelled.Number(StandingAccounts.Number(row, column), 0);

    private List<string[]> Asked(string sql, Func<DbDataReader, string[]> row, params object[] values)
    {
        using var file = Duck.Open(home.PublishedLink, new DuckOptions { ReadOnly = true });
        return [.. file.Query(sql, row, values)];
    }
}
