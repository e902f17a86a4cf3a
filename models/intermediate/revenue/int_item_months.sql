-- One row a subscription item and month in which it is in force at the month's last instant.
with months as (
    select *
    from intermediate.int_months
),

in_force as (
    select
        items.account_id,
        items.subscription_id,
        items.product,
        items.plan,
        items.currency,
        items.seats,
        months.month,
        months.last_day,
        months.is_closed,
        items.monthly_amount,
        items.annual_amount,
        items.paused_from is not null
            and items.paused_from <= months.last_day
            and items.paused_to > months.last_day as is_paused
    from intermediate.int_subscription_items as items
    inner join months
        on items.valid_from <= months.last_day
        and items.valid_to > months.last_day
),

compared as (
    select
        *,
        lag(month, 1, cast('1900-01-01' as date)) over (partition by subscription_id, account_id order by month) as earlier_month,
        lag(monthly_amount, 1, cast(0 as decimal(18, 4))) over (
            partition by subscription_id, account_id order by month
        ) as earlier_amount,
        lag(is_paused, 1, false) over (partition by subscription_id, account_id order by month) as was_paused
    from in_force
),

final as (
    select
        account_id,
        subscription_id,
        product,
        plan,
        currency,
        seats,
        month,
        last_day,
        is_closed,
        is_paused,
        monthly_amount as gross_amount,
        case when is_paused then cast(0 as decimal(18, 4)) else monthly_amount end as mrr_amount,
        case when is_paused then cast(0 as decimal(18, 4)) else annual_amount end as arr_amount,
        -- What stops or starts counting is the amount of the month before: a change of price at the same time is a movement.
        case
            when is_paused and not was_paused and earlier_month = add_months(month, -1) then -earlier_amount
            else cast(0 as decimal(18, 4))
        end as pause_amount,
        case
            when was_paused and not is_paused and earlier_month = add_months(month, -1) then earlier_amount
            else cast(0 as decimal(18, 4))
        end as resume_amount
    from compared
)

select * from final
