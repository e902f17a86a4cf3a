-- One row a calendar month from the first subscription to the month that holds the as-of.
with settings as (
    select
        as_of_date,
        closing_month
    from etl.setting
),

bounds as (
    select
        month_of(min(valid_from)) as first_month
    from intermediate.int_subscription_items
),

final as (
    select
        spine.month,
        -- The running month is judged as it stands on the as-of; no metric has a row for it.
        case when spine.month <= settings.closing_month then month_end(spine.month) else settings.as_of_date end as last_day,
        spine.month <= settings.closing_month as is_closed
    from settings
    cross join bounds
    cross join month_spine(bounds.first_month, settings.as_of_date) as spine
)

select * from final
