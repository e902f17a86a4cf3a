with items as (
    select *
    from intermediate.int_subscription_items
),

accounts as (
    select
        account_key,
        account_id,
        valid_from,
        valid_to
    from star.dim_account
),

final as (
    select
        items.subscription_id,
        items.start_date,
        items.account_id,
        coalesce(accounts.account_key, 0) as account_key,
        items.contract_id,
        items.product,
        items.plan,
        items.seats,
        items.currency,
        items.amount,
        items.discount_amount,
        items.billing_months,
        items.monthly_amount,
        items.annual_amount,
        items.valid_from,
        items.valid_to,
        items.paused_from,
        items.paused_to,
        items.cancel_reason
    from items
    left join accounts
        on items.account_id = accounts.account_id
        and items.valid_from >= accounts.valid_from
        and items.valid_from < accounts.valid_to
)

select * from final
