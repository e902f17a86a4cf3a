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
        days.usage_date,
        coalesce(accounts.account_key, 0) as account_key,
        days.active_users,
        days.logins,
        days.has_login,
        days.key_features,
        days.events,
        days.duration_seconds
    from intermediate.int_account_days as days
    left join accounts
        on days.account_id = accounts.account_id
        and days.usage_date >= accounts.valid_from
        and days.usage_date < accounts.valid_to
)

select * from final
