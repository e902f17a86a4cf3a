with subscriptions as (
    select
        subscription_id,
        account_id
    from raw.ravenstack__subscriptions
),

source as (
    select *
    from raw.ravenstack__feature_usage
),

final as (
    select
        source.usage_id as event_id,
        subscriptions.account_id,
        -- The extract names no user: an account counts as one.
        '(none)' as user_id,
        source.usage_date,
        'feature' as event,
        source.feature_name as feature,
        -- Some counts and durations carry a minus that means nothing: there is no negative use.
        cast(abs(source.usage_count) as decimal(18, 4)) as quantity,
        cast(abs(source.usage_duration_secs) as decimal(18, 4)) as duration_seconds
    from source
    inner join subscriptions
        on source.subscription_id = subscriptions.subscription_id
)

select * from final
