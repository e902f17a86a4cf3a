using System.Data.Common;
using System.Globalization;
using Warehouse.DuckDb;
using Warehouse.Etl;

namespace Warehouse.Tests.Reports.Printed;

/// <summary>An account that pays at a month's end, or has a contract that ends soon, as the published tables have it.</summary>
/// <param name="Lost">Points that its health lacks: logins, feature use, support, renewal.</param>
/// <param name="TermEnd">The first of its contracts' ends within 60 days.</param>
/// <param name="Arr">What ends then.</param>
/// <param name="IsReady">Healthy, content, in use, and not being sold to.</param>
internal sealed record StandingAccount(
    string Name, string Tier, string Csm, decimal Mrr, decimal? Health, decimal? HealthBefore, decimal? ActiveDays, decimal? ActiveDaysBefore, decimal? Csat, decimal? Nps, decimal? SeatUse, decimal? Features,
    decimal?[] Lost, DateOnly? TermEnd, decimal? Arr, bool IsReady, string Step, DateOnly? StepDue, bool IsStepMissed)
{
    /// <summary>Active days of 28 against the 28 before; null where there were none.</summary>
    public decimal? Trend => ActiveDaysBefore > 0 ? (ActiveDays / ActiveDaysBefore) - 1 : null;
}

/// <summary>Reads the accounts of a month's end with plain SQL: no metric, no reader of packs.</summary>
internal static class StandingAccounts
{
    private const string Sql =
        """
        with renewals as (
            select account_id, min(term_end_date) as term_end_date, min_by(arr, term_end_date) as arr
            from (select account_id, term_end_date, sum(arr) as arr from star.fct_renewal_due where state_date = last_day($1::date) and term_end_date - state_date between 1 and 60 group by all)
            group by account_id
        ),
        steps as (
            select account_id, step, due_date, due_date <= as_of_date as is_missed,
                row_number() over (partition by account_id order by due_date > as_of_date, case when due_date <= as_of_date then due_date end desc, due_date, step) as place
            from star.fct_playbook_step, (select as_of_date from etl.setting)
            where done_date is null and (due_date between $1::date and least(last_day($1::date), as_of_date) or (due_date > as_of_date and opens_date between $1::date - interval 6 month and last_day($1::date)))
        )
        select accounts.account_name, accounts.touch_tier, accounts.csm, revenue.mrr, health.health_score, earlier.health_score, trend.active_days, trend.active_days_before, ready.csat_mean, ready.nps_mean, ready.seat_use, ready.key_features,
            lost.login_points_lost, lost.feature_points_lost, lost.satisfaction_points_lost, lost.renewal_points_lost, renewals.term_end_date, renewals.arr,
            coalesce(health.health_score >= 80 and (ready.csat_mean >= 4 or ready.nps_mean >= 9) and (10 * ready.active_users >= 8 * ready.seats and ready.seats > 0 or ready.key_features >= minimum_key_features) and ready.open_expansions = 0, false),
            steps.step, steps.due_date, steps.is_missed
        from star.fct_mrr_month as revenue
        cross join (select minimum_key_features from etl.setting)
        inner join star.dim_account as accounts on accounts.account_key = revenue.account_key
        left join star.fct_account_health as health on health.account_id = revenue.account_id and health.scored_date = last_day($1::date)
        left join star.fct_account_health as earlier on earlier.account_id = revenue.account_id and earlier.scored_date = $1::date - 1
        left join star.fct_usage_trend as trend on trend.account_id = revenue.account_id and trend.state_date = last_day($1::date)
        left join star.fct_upsell_readiness as ready on ready.account_id = revenue.account_id and ready.state_date = last_day($1::date)
        left join star.fct_health_state as lost on lost.account_id = revenue.account_id and lost.state_date = last_day($1::date)
        left join renewals on renewals.account_id = revenue.account_id
        left join steps on steps.account_id = revenue.account_id and steps.place = 1
        where revenue.month = $1::date and (revenue.mrr > 0 or renewals.arr is not null)
        order by revenue.mrr desc, revenue.account_id
        """;

    /// <summary>The largest first.</summary>
    public static IReadOnlyList<StandingAccount> Of(WarehouseHome home, DateOnly month)
    {
        using var file = Duck.Open(home.PublishedLink, new DuckOptions { ReadOnly = true });
        return file.Query(Sql, row => new StandingAccount(
            row.GetString(0), row.GetString(1), row.GetString(2), Number(row, 3)!.Value, Number(row, 4), Number(row, 5), Number(row, 6), Number(row, 7), Number(row, 8), Number(row, 9), Number(row, 10), Number(row, 11),
            [Number(row, 12), Number(row, 13), Number(row, 14), Number(row, 15)], Day(row, 16), Number(row, 17), row.GetBoolean(18), row.IsDBNull(19) ? "" : row.GetString(19), Day(row, 20), !row.IsDBNull(21) && row.GetBoolean(21)), month);
    }

    /// <summary>A number, however the table has it.</summary>
    public static decimal? Number(DbDataReader row, int column) => row.IsDBNull(column) ? null : Convert.ToDecimal(row.GetValue(column).ToString(), CultureInfo.InvariantCulture);

    /// <summary>A day.</summary>
    public static DateOnly? Day(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<DateOnly>(column);
}
