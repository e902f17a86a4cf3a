-- One row a currency and month: the last rate on or before the month's end, and that of the month before.
with settings as (
    select
        as_of_date,
        closing_month,
        reporting_currency
    from etl.setting
),

-- Costs may begin before the first subscription does.
first_months as (
    select min(valid_from) as month
    from intermediate.int_subscription_items
    union all
    select min(month) as month
    from staging.stg_standard__costs
    union all
    select min(month) as month
    from staging.stg_standard__ledger_lines
),

bounds as (
    select min(month) as first_month
    from first_months
),

months as (
    select
        spine.month,
        case when spine.month <= settings.closing_month then month_end(spine.month) else settings.as_of_date end as last_day
    from settings
    cross join bounds
    cross join month_spine(bounds.first_month, settings.as_of_date) as spine
),

quoted as (
    select
        rates.currency,
        rates.rate,
        rates.rate_date as valid_from,
        lead(rates.rate_date, 1, cast('9999-12-31' as date)) over (
            partition by rates.currency order by rates.rate_date
        ) as valid_to
    from staging.stg_standard__fx_rates as rates
    cross join settings
    where rates.currency <> settings.reporting_currency
),

monthly as (
    select
        quoted.currency,
        months.month,
        quoted.rate
    from months
    inner join quoted
        on quoted.valid_from <= months.last_day
        and quoted.valid_to > months.last_day
    union all
    select
        settings.reporting_currency as currency,
        months.month,
        cast(1 as decimal(18, 8)) as rate
    from months
    cross join settings
),

-- A currency first quoted in this month is valued at this month's rate on both sides.
final as (
    select
        currency,
        month,
        rate,
        lag(rate, 1, rate) over (partition by currency order by month) as opening_rate
    from monthly
)

select * from final
