with subscriptions as (
    select 'standard' as source_system, told.* from staging.stg_standard__subscriptions as told
    union all
    select 'ravenstack' as source_system, told.* from staging.stg_ravenstack__subscriptions as told
    union all
    select 'stripe' as source_system, told.* from staging.stg_stripe__subscriptions as told
),

final as (
    select
        subscriptions.subscription_id,
        subscriptions.start_date,
        coalesce(aliases.account_id, subscriptions.account_id) as account_id,
        subscriptions.contract_id,
        subscriptions.product,
        subscriptions.plan,
        subscriptions.seats,
        subscriptions.amount,
        subscriptions.discount_amount,
        subscriptions.currency,
        subscriptions.billing_months,
        subscriptions.end_date,
        subscriptions.is_trial,
        subscriptions.cancel_reason,
        subscriptions.paused_from,
        subscriptions.paused_to,
        subscriptions.updated_at
    from subscriptions
    left join intermediate.int_account_aliases as aliases
        on subscriptions.source_system = aliases.source_system
        and subscriptions.account_id = aliases.name
)

select * from final
