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

-- The 28 days that end with a month's last day all lie in that month.
window_days as (
    select
        account_id,
        month_of(usage_date) as month,
        active_users,
        has_login
    from intermediate.int_account_days
    where days_between(usage_date, month_end(usage_date)) <= 27
),

activity as (
    select
        account_id,
        month,
        cast(count(*) as integer) as active_days,
        cast(sum(has_login) as integer) as login_days,
        cast(sum(active_users) as integer) as user_days
    from window_days
    group by account_id, month
),

window_uses as (
    select
        account_id,
        month_of(usage_date) as month,
        user_id,
        case when days_between(usage_date, month_end(usage_date)) <= 6 then user_id end as user_id_of_last_week,
        case when is_key_feature then feature end as key_feature
    from intermediate.int_usage_days
    where days_between(usage_date, month_end(usage_date)) <= 27
),

users as (
    select
        account_id,
        month,
        cast(count(distinct user_id) as integer) as active_users,
        cast(count(distinct user_id_of_last_week) as integer) as active_users_7d,
        cast(count(distinct key_feature) as integer) as key_features
    from window_uses
    group by account_id, month
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
        coalesce(activity.login_days, 0) as login_days,
        ratio(coalesce(activity.login_days, 0), 4) as logins_per_week,
        coalesce(users.key_features, 0) as key_features,
        case when coalesce(users.key_features, 0) >= settings.minimum_key_features then 1 else 0 end as has_adopted_features,
        coalesce(activity.active_days, 0) as active_days,
        case when activity.active_days > 0 then 1 else 0 end as is_active,
        coalesce(users.active_users, 0) as active_users,
        coalesce(users.active_users_7d, 0) as active_users_7d,
        coalesce(activity.user_days, 0) as user_days,
        coalesce(seats.seats, 0) as seats
    from paying
    cross join settings
    left join activity
        on paying.account_id = activity.account_id
        and paying.month = activity.month
    left join users
        on paying.account_id = users.account_id
        and paying.month = users.month
    left join seats
        on paying.account_id = seats.account_id
        and paying.month = seats.month
)

select * from final
