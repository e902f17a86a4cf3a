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

final as (
    select
        activity.account_id,
        activity.month,
        activity.active_days,
        activity.login_days,
        activity.user_days,
        users.active_users,
        users.active_users_7d,
        users.key_features
    from activity
    inner join users
        on activity.account_id = users.account_id
        and activity.month = users.month
)

select * from final
