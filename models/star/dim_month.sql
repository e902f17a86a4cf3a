-- One row a closed month: the months that metrics have rows for, from the setting first_month on where it is set.
with months as (
    select
        months.month,
        months.last_day
    from intermediate.int_closed_months as months
    cross join etl.setting as settings
    where months.month >= coalesce(settings.first_month, months.month)
),

dates as (
    select
        date_day,
        quarter,
        year,
        fiscal_quarter,
        fiscal_year,
        fiscal_month
    from star.dim_date
),

final as (
    select
        months.month,
        months.last_day,
        dates.quarter,
        dates.year,
        dates.fiscal_quarter,
        dates.fiscal_year,
        dates.fiscal_month
    from months
    inner join dates
        on months.month = dates.date_day
)

select * from final
