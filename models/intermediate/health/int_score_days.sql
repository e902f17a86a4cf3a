-- One row an account and day on which it is scored: every Sunday and every month's last day on which some item of it counts.
with settings as (
    select as_of_date
    from etl.setting
),

-- The last day of a month that is not over is none.
days as (
    select
        dates.date_day as scored_date,
        dates.day_of_week = 7 as is_week_end,
        dates.is_month_end
    from star.dim_date as dates
    cross join settings
    where dates.date_day <= settings.as_of_date
        and (dates.day_of_week = 7 or dates.is_month_end)
),

paying as (
    select
        items.account_id,
        days.scored_date,
        days.is_week_end,
        days.is_month_end,
        sum(items.monthly_amount) as amount
    from intermediate.int_subscription_items as items
    inner join days
        on items.valid_from <= days.scored_date
        and items.valid_to > days.scored_date
    where items.paused_from is null
        or items.paused_from > days.scored_date
        or items.paused_to <= days.scored_date
    group by items.account_id, days.scored_date, days.is_week_end, days.is_month_end
),

final as (
    select
        account_id,
        scored_date,
        is_week_end,
        is_month_end
    from paying
    where amount > 0
)

select * from final
