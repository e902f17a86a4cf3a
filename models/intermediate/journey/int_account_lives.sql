-- One row an account and paid life: a longest stretch with some paid item in force, gaps of up to 30 days bridged.
with settings as (
    select as_of_date
    from etl.setting
),

-- Two items of the same dates are one stretch: what orders them must not depend on chance.
paid_stretches as (
    select distinct
        account_id,
        valid_from,
        valid_to
    from intermediate.int_subscription_items
    where monthly_amount > 0
),

compared as (
    select
        account_id,
        valid_from,
        valid_to,
        coalesce(
            max(valid_to) over (
                partition by account_id order by valid_from, valid_to
                rows between unbounded preceding and 1 preceding
            ),
            cast('1900-01-01' as date)
        ) as served_to
    from paid_stretches
),

numbered as (
    select
        account_id,
        valid_from,
        valid_to,
        sum(case when days_between(served_to, valid_from) > 30 then 1 else 0 end) over (
            partition by account_id order by valid_from, valid_to
            rows between unbounded preceding and current row
        ) as life_number
    from compared
),

lives as (
    select
        account_id,
        cast(life_number as integer) as life_number,
        min(valid_from) as started_date,
        max(valid_to) as valid_to
    from numbered
    group by account_id, life_number
),

final as (
    select
        lives.account_id,
        lives.life_number,
        lives.started_date,
        -- Ended when nothing is in force at the as-of; an end that lies ahead has not happened.
        case when lives.valid_to <= settings.as_of_date then lives.valid_to end as ended_date,
        lead(lives.started_date, 1, cast('9999-12-31' as date)) over (
            partition by lives.account_id order by lives.life_number
        ) as next_started_date
    from lives
    cross join settings
)

select * from final
