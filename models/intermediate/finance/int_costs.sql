-- One row a month, category, channel, segment and touch tier: cost in the reporting currency, up to the closing month.
with settings as (
    select
        closing_month,
        reporting_currency
    from etl.setting
),

costs as (
    select
        costs.month,
        costs.category,
        coalesce(costs.channel, '(none)') as channel,
        coalesce(costs.segment, '(none)') as segment,
        coalesce(costs.touch_tier, '(none)') as touch_tier,
        costs.amount,
        coalesce(costs.currency, settings.reporting_currency) as currency
    from staging.stg_standard__costs as costs
    cross join settings
    where costs.month <= settings.closing_month
),

final as (
    select
        costs.month,
        costs.category,
        costs.channel,
        costs.segment,
        costs.touch_tier,
        cast(
            sum(valued_at(costs.amount, coalesce(rates.rate, cast(0 as decimal(18, 8))))) as decimal(18, 4)
        ) as amount
    from costs
    left join intermediate.int_fx_rate_months as rates
        on costs.currency = rates.currency
        and costs.month = rates.month
    group by costs.month, costs.category, costs.channel, costs.segment, costs.touch_tier
)

select * from final
