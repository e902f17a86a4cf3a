with accounts as (
    select
        account_key,
        account_id,
        valid_from,
        valid_to
    from star.dim_account
),

final as (
    select
        days.account_id,
        days.user_id,
        days.usage_date,
        days.event,
        days.feature,
        coalesce(accounts.account_key, 0) as account_key,
        days.is_key_feature,
        days.events,
        days.quantity,
        days.duration_seconds
    from intermediate.int_usage_days as days
    left join accounts
        on days.account_id = accounts.account_id
        and days.usage_date >= accounts.valid_from
        and days.usage_date < accounts.valid_to
)

select * from final
