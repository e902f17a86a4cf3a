-- One row a day whose state is told: the last day of each closed month, and the as-of.
with settings as (
    select as_of_date
    from etl.setting
),

final as (
    select
        months.last_day as state_date,
        months.month,
        months.is_closed as is_month_end,
        months.last_day = settings.as_of_date as is_latest
    from intermediate.int_months as months
    cross join settings
)

select * from final
