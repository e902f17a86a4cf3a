-- One row an account, user, day, event and feature.
with settings as (
    select as_of_date
    from etl.setting
),

key_features as (
    select feature
    from etl.key_feature
),

-- No key feature named: every feature is one.
named_key_features as (
    select count(*) as features
    from key_features
),

days as (
    select
        events.account_id,
        events.user_id,
        events.usage_date,
        coalesce(events.event, '(none)') as event,
        coalesce(events.feature, '(none)') as feature,
        count(*) as events,
        cast(sum(coalesce(events.quantity, cast(0 as decimal(18, 4)))) as decimal(18, 4)) as quantity,
        cast(sum(coalesce(events.duration_seconds, cast(0 as decimal(18, 4)))) as decimal(18, 4)) as duration_seconds
    from intermediate.int_usage_events_unioned as events
    cross join settings
    where events.usage_date <= settings.as_of_date
    group by
        events.account_id,
        events.user_id,
        events.usage_date,
        coalesce(events.event, '(none)'),
        coalesce(events.feature, '(none)')
),

final as (
    select
        days.account_id,
        days.user_id,
        days.usage_date,
        days.event,
        days.feature,
        days.feature <> '(none)'
            and (named_key_features.features = 0 or key_features.feature is not null) as is_key_feature,
        days.events,
        days.quantity,
        days.duration_seconds
    from days
    cross join named_key_features
    left join key_features
        on days.feature = key_features.feature
)

select * from final
