-- One row a day from 2000, or the year of the first subscription where that is earlier, to the end of the month ten years after the as-of.
with settings as (
    select
        as_of_date,
        fiscal_year_start_month
    from etl.setting
),

bounds as (
    select
        min(first_date) as first_date
    from (
        select cast('2000-01-01' as date) as first_date
        union all
        select add_months(min(valid_from), -12) as first_date
        from intermediate.int_subscription_items
    ) as starts
),

days as (
    select
        spine.day as date_day,
        month_of(spine.day) as month,
        settings.fiscal_year_start_month,
        -- The same day in a year that starts with the fiscal year: April becomes January.
        add_months(month_of(spine.day), 1 - settings.fiscal_year_start_month) as fiscal_month_date
    from settings
    cross join bounds
    cross join day_spine(bounds.first_date, month_end(add_months(settings.as_of_date, 120))) as spine
),

final as (
    select
        date_day,
        month,
        quarter_of(date_day) as quarter,
        cast(extract(year from date_day) as integer) as year,
        cast(extract(year from fiscal_month_date) as integer) as fiscal_year,
        add_months(quarter_of(fiscal_month_date), fiscal_year_start_month - 1) as fiscal_quarter,
        cast(extract(month from fiscal_month_date) as integer) as fiscal_month,
        week_of(date_day) as week,
        days_between(week_of(date_day), date_day) + 1 as day_of_week,
        date_day = month_end(date_day) as is_month_end,
        days_between(week_of(date_day), date_day) >= 5 as is_weekend
    from days
)

select * from final
