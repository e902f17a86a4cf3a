-- One row an account and day with any usage. Distinct users and features are counted from rows grouped first: much the faster way.
with usage_days as (
    select *
    from intermediate.int_usage_days
),

user_days as (
    select
        account_id,
        usage_date,
        user_id,
        sum(case when event = 'login' then events else 0 end) as logins,
        sum(events) as events,
        sum(duration_seconds) as duration_seconds
    from usage_days
    group by account_id, usage_date, user_id
),

users as (
    select
        account_id,
        usage_date,
        count(*) as active_users,
        sum(logins) as logins,
        sum(events) as events,
        sum(duration_seconds) as duration_seconds
    from user_days
    group by account_id, usage_date
),

features as (
    select
        account_id,
        usage_date,
        count(*) as key_features
    from intermediate.int_key_feature_days
    group by account_id, usage_date
),

final as (
    select
        users.account_id,
        users.usage_date,
        cast(users.active_users as integer) as active_users,
        cast(users.logins as bigint) as logins,
        case when users.logins > 0 then 1 else 0 end as has_login,
        cast(coalesce(features.key_features, 0) as integer) as key_features,
        cast(users.events as bigint) as events,
        cast(users.duration_seconds as decimal(18, 4)) as duration_seconds
    from users
    left join features
        on users.account_id = features.account_id
        and users.usage_date = features.usage_date
)

select * from final
