-- One row a recurring invoice line and month: what it invoices in it, and what its service earns in it, day by day.
with settings as (
    select closing_month
    from etl.setting
),

lines as (
    select
        *,
        case when month_of(service_from) < month then month_of(service_from) else month end as first_month,
        case when month_of(add_days(service_to, -1)) > month then month_of(add_days(service_to, -1)) else month end as last_month,
        days_between(service_from, service_to) as service_days
    from intermediate.int_invoice_lines
    where revenue_kind = 'recurring'
),

bounds as (
    select min(first_month) as first_month
    from lines
),

months as (
    select spine.month
    from settings
    cross join bounds
    cross join month_spine(bounds.first_month, settings.closing_month) as spine
),

spread as (
    select
        lines.*,
        months.month as schedule_month,
        case
            when months.month <= lines.service_from then 0
            when months.month >= lines.service_to then lines.service_days
            else days_between(lines.service_from, months.month)
        end as days_before,
        case
            when add_months(months.month, 1) <= lines.service_from then 0
            when add_months(months.month, 1) >= lines.service_to then lines.service_days
            else days_between(lines.service_from, add_months(months.month, 1))
        end as days_after
    from lines
    inner join months
        on lines.first_month <= months.month
        and lines.last_month >= months.month
),

-- Months are differences of what has been earned so far, so that a whole period adds up to its line.
final as (
    select
        invoice_line_id,
        account_id,
        subscription_id,
        currency,
        schedule_month as month,
        days_after - days_before as days_served,
        case when schedule_month = month then amount else cast(0 as decimal(18, 4)) end as invoiced,
        cast(
            allocate(amount, days_after, service_days) - allocate(amount, days_before, service_days) as decimal(18, 4)
        ) as recognised,
        cast(
            allocate(local_amount, days_after, service_days) - allocate(local_amount, days_before, service_days) as decimal(18, 4)
        ) as local_recognised
    from spread
)

select * from final
