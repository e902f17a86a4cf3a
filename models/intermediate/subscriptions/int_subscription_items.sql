-- One row an unchanged stretch of one paid subscription item that has started by the as-of.
with settings as (
    select
        as_of_date,
        reporting_currency
    from etl.setting
),

subscriptions as (
    select *
    from intermediate.int_subscriptions_unioned
),

rejected as (
    select
        subscription_id,
        start_date
    from intermediate.int_subscription_items_rejected
),

final as (
    select
        subscriptions.subscription_id,
        subscriptions.start_date,
        subscriptions.account_id,
        subscriptions.contract_id,
        subscriptions.product,
        coalesce(subscriptions.plan, 'unknown') as plan,
        subscriptions.seats,
        coalesce(subscriptions.currency, settings.reporting_currency) as currency,
        subscriptions.amount,
        subscriptions.discount_amount,
        subscriptions.billing_months,
        per_month(subscriptions.amount - subscriptions.discount_amount, subscriptions.billing_months) as monthly_amount,
        annualised(subscriptions.amount - subscriptions.discount_amount, subscriptions.billing_months) as annual_amount,
        subscriptions.start_date as valid_from,
        coalesce(subscriptions.end_date, cast('9999-12-31' as date)) as valid_to,
        subscriptions.paused_from,
        coalesce(subscriptions.paused_to, cast('9999-12-31' as date)) as paused_to,
        subscriptions.cancel_reason
    from subscriptions
    cross join settings
    left join rejected
        on subscriptions.subscription_id = rejected.subscription_id
        and subscriptions.start_date = rejected.start_date
    where rejected.subscription_id is null
        and not subscriptions.is_trial
        and subscriptions.start_date <= settings.as_of_date
        and (subscriptions.end_date is null or subscriptions.end_date > subscriptions.start_date)
)

select * from final
