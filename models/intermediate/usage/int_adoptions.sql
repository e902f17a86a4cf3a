-- One row a paid life that was adopted: the first day that ends a window of 28 days with enough active days and key features.
with settings as (
    select minimum_key_features
    from etl.setting
),

lives as (
    select
        account_id,
        life_number,
        started_date,
        coalesce(ended_date, cast('9999-12-31' as date)) as ended_before
    from intermediate.int_account_lives
),

active_days as (
    select
        lives.account_id,
        lives.life_number,
        account_days.usage_date,
        -- The eleventh active day before this one: twelve active days lie in the window when it does.
        lag(account_days.usage_date, 11, cast('1900-01-01' as date)) over (
            partition by lives.account_id, lives.life_number order by account_days.usage_date
        ) as eleventh_day_before
    from intermediate.int_account_days as account_days
    inner join lives
        on account_days.account_id = lives.account_id
        and account_days.usage_date >= lives.started_date
        and account_days.usage_date < lives.ended_before
),

busy_days as (
    select
        account_id,
        life_number,
        usage_date
    from active_days
    where days_between(eleventh_day_before, usage_date) <= 27
),

-- The months in which a life begins or ends: only some of their days are its own.
cut_months as (
    select account_id, life_number, started_date, ended_before, month_of(started_date) as month
    from lives
    where started_date > month_of(started_date)
    union distinct
    select account_id, life_number, started_date, ended_before, month_of(ended_before) as month
    from lives
),

feature_stretches as (
    select
        lives.account_id,
        lives.life_number,
        months.feature,
        months.first_date,
        months.last_date,
        months.gap_from,
        months.gap_to
    from intermediate.int_key_feature_months as months
    inner join lives
        on months.account_id = lives.account_id
        and months.month >= lives.started_date
        and month_end(months.month) < lives.ended_before
    union all
    select
        cut_months.account_id,
        cut_months.life_number,
        days.feature,
        days.usage_date as first_date,
        days.usage_date as last_date,
        cast(null as date) as gap_from,
        cast(null as date) as gap_to
    from intermediate.int_key_feature_days as days
    inner join cut_months
        on days.account_id = cut_months.account_id
        and month_of(days.usage_date) = cut_months.month
        and days.usage_date >= cut_months.started_date
        and days.usage_date < cut_months.ended_before
),

-- A use counts in the windows that end on its day and the 27 after it. Where uses leave a day uncovered, the cover breaks.
feature_uses as (
    select
        *,
        lag(last_date, 1, cast('1900-01-01' as date)) over (
            partition by account_id, life_number, feature order by first_date
        ) as earlier_date,
        lead(first_date, 1, cast('9999-12-31' as date)) over (
            partition by account_id, life_number, feature order by first_date
        ) as later_date
    from feature_stretches
),

feature_changes as (
    select account_id, life_number, first_date as change_date, 1 as features
    from feature_uses
    where days_between(earlier_date, first_date) > 28
    union all
    select account_id, life_number, gap_to as change_date, 1 as features
    from feature_uses
    where gap_to is not null
    union all
    select account_id, life_number, add_days(last_date, 28) as change_date, -1 as features
    from feature_uses
    where days_between(last_date, later_date) > 28
    union all
    select account_id, life_number, add_days(gap_from, 28) as change_date, -1 as features
    from feature_uses
    where gap_from is not null
),

feature_change_days as (
    select
        account_id,
        life_number,
        change_date,
        sum(features) as features
    from feature_changes
    group by account_id, life_number, change_date
),

feature_spans as (
    select
        account_id,
        life_number,
        change_date as valid_from,
        lead(change_date, 1, cast('9999-12-31' as date)) over (
            partition by account_id, life_number order by change_date
        ) as valid_to,
        sum(features) over (
            partition by account_id, life_number order by change_date
            rows between unbounded preceding and current row
        ) as features
    from feature_change_days
),

final as (
    select
        busy_days.account_id,
        busy_days.life_number,
        min(busy_days.usage_date) as adopted_date
    from busy_days
    inner join feature_spans
        on busy_days.account_id = feature_spans.account_id
        and busy_days.life_number = feature_spans.life_number
        and busy_days.usage_date >= feature_spans.valid_from
        and busy_days.usage_date < feature_spans.valid_to
    cross join settings
    where feature_spans.features >= settings.minimum_key_features
    group by busy_days.account_id, busy_days.life_number
)

select * from final
