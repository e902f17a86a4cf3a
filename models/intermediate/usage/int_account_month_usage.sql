-- One row an account and month with any use in the 28 days that end with its last day. They all lie in that month.
with window_days as (
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
        case when days_between(usage_date, month_end(usage_date)) <= 6 then 1 else 0 end as is_of_last_week,
        case when is_key_feature then feature end as key_feature
    from intermediate.int_usage_days
    where days_between(usage_date, month_end(usage_date)) <= 27
),

-- Each user once, then counted: to count distinct users in one step, DuckDB would keep a list of them for each account and month.
month_users as (
    select
        account_id,
        month,
        user_id,
        max(is_of_last_week) as is_of_last_week
    from window_uses
    group by account_id, month, user_id
),

users as (
    select
        account_id,
        month,
        cast(count(user_id) as integer) as active_users,
        cast(count(case when is_of_last_week = 1 then user_id end) as integer) as active_users_7d
    from month_users
    group by account_id, month
),

month_features as (
    select
        account_id,
        month,
        key_feature
    from window_uses
    where key_feature is not null
    group by account_id, month, key_feature
),

features as (
    select
        account_id,
        month,
        cast(count(*) as integer) as key_features
    from month_features
    group by account_id, month
),

final as (
    select
        activity.account_id,
        activity.month,
        activity.active_days,
        activity.login_days,
        activity.user_days,
        users.active_users,
        users.active_users_7d,
        coalesce(features.key_features, 0) as key_features
    from activity
    inner join users
        on activity.account_id = users.account_id
        and activity.month = users.month
    left join features
        on activity.account_id = features.account_id
        and activity.month = features.month
)

select * from final
