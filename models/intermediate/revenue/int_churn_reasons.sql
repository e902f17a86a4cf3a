-- One row an account and month of churn: the reason given for what ended.
with churned as (
    select
        account_id,
        month
    from intermediate.int_account_months
    where transition = 'churn'
),

ended_items as (
    select
        account_id,
        month_of(valid_to) as month,
        valid_to as ended_date,
        cancel_reason,
        monthly_amount,
        subscription_id
    from intermediate.int_subscription_items
    where cancel_reason is not null
),

reasons as (
    select
        ended_items.account_id,
        ended_items.month,
        ended_items.ended_date,
        ended_items.cancel_reason,
        ended_items.monthly_amount,
        ended_items.subscription_id as reason_id
    from ended_items
    union all
    select
        account_id,
        month_of(churned_date) as month,
        churned_date as ended_date,
        cancel_reason,
        cast(0 as decimal(18, 4)) as monthly_amount,
        churn_event_id as reason_id
    from staging.stg_ravenstack__churn_reasons
    where cancel_reason is not null
),

-- What ended last decides, then the larger amount.
ranked as (
    select
        churned.account_id,
        churned.month,
        reasons.cancel_reason,
        row_number() over (
            partition by churned.account_id, churned.month
            order by reasons.ended_date desc, reasons.monthly_amount desc, reasons.reason_id
        ) as reason_rank
    from churned
    inner join reasons
        on churned.account_id = reasons.account_id
        and churned.month = reasons.month
),

final as (
    select
        account_id,
        month,
        cancel_reason
    from ranked
    where reason_rank = 1
)

select * from final
