-- One row an account and day whose state is told with any use in the 56 days that end with it: of the last 28, and of the 28 before.
with days as (
    select *
    from intermediate.int_state_days
),

-- The month that runs ends with the as-of, so its windows reach back over other months than a whole month's do.
running as (
    select state_date
    from days
    where not is_month_end
),

recent as (
    select
        usage.account_id,
        days.state_date,
        usage.active_days,
        usage.active_users,
        usage.key_features
    from intermediate.int_account_month_usage as usage
    inner join days
        on usage.month = days.month
    where days.is_month_end
    union all
    select
        usage.account_id,
        running.state_date,
        cast(count(distinct usage.usage_date) as integer) as active_days,
        cast(count(distinct usage.user_id) as integer) as active_users,
        cast(count(distinct case when usage.is_key_feature then usage.feature end) as integer) as key_features
    from intermediate.int_usage_days as usage
    inner join running
        on usage.usage_date <= running.state_date
        and usage.usage_date >= add_days(running.state_date, -27)
    group by usage.account_id, running.state_date
),

-- The 28 days before the last 28 of a month lie in that month and the one before it.
earlier_days as (
    select
        usage.account_id,
        days.state_date
    from intermediate.int_account_days as usage
    inner join days
        on month_of(usage.usage_date) = days.month
    where days.is_month_end
        and days_between(usage.usage_date, days.state_date) >= 28
    union all
    select
        usage.account_id,
        days.state_date
    from intermediate.int_account_days as usage
    inner join days
        on add_months(month_of(usage.usage_date), 1) = days.month
    where days.is_month_end
        and days_between(usage.usage_date, days.state_date) <= 55
    union all
    select
        usage.account_id,
        running.state_date
    from intermediate.int_account_days as usage
    inner join running
        on usage.usage_date <= add_days(running.state_date, -28)
        and usage.usage_date >= add_days(running.state_date, -55)
),

earlier as (
    select
        account_id,
        state_date,
        cast(count(*) as integer) as active_days
    from earlier_days
    group by account_id, state_date
),

used as (
    select
        account_id,
        state_date
    from recent
    union all
    select
        account_id,
        state_date
    from earlier
),

final as (
    select distinct
        used.account_id,
        used.state_date,
        coalesce(recent.active_days, 0) as active_days,
        coalesce(earlier.active_days, 0) as active_days_before,
        coalesce(recent.active_users, 0) as active_users,
        coalesce(recent.key_features, 0) as key_features
    from used
    left join recent
        on used.account_id = recent.account_id
        and used.state_date = recent.state_date
    left join earlier
        on used.account_id = earlier.account_id
        and used.state_date = earlier.state_date
)

select * from final
