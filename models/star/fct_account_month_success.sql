with settings as (
    select minimum_key_features
    from etl.setting
),

paying as (
    select
        account_id,
        month,
        account_key
    from star.fct_mrr_month
    where is_paying
),

usage as (
    select *
    from intermediate.int_account_month_usage
),

seats as (
    select
        account_id,
        month,
        cast(sum(coalesce(seats, 0)) as integer) as seats
    from intermediate.int_item_months
    group by account_id, month
),

final as (
    select
        paying.account_id,
        paying.month,
        paying.account_key,
        1 as paying_accounts,
        coalesce(usage.login_days, 0) as login_days,
        ratio(coalesce(usage.login_days, 0), 4) as logins_per_week,
        coalesce(usage.key_features, 0) as key_features,
        case when coalesce(usage.key_features, 0) >= settings.minimum_key_features then 1 else 0 end as has_adopted_features,
        coalesce(usage.active_days, 0) as active_days,
        case when usage.active_days > 0 then 1 else 0 end as is_active,
        coalesce(usage.active_users, 0) as active_users,
        coalesce(usage.active_users_7d, 0) as active_users_7d,
        coalesce(usage.user_days, 0) as user_days,
        coalesce(seats.seats, 0) as seats
    from paying
    cross join settings
    left join usage
        on paying.account_id = usage.account_id
        and paying.month = usage.month
    left join seats
        on paying.account_id = seats.account_id
        and paying.month = seats.month
)

select * from final
