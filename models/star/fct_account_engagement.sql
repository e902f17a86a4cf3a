with settings as (
    select
        max(case when component = 'login_days' then weight end) as login_weight,
        max(case when component = 'login_days' then target end) as login_target,
        max(case when component = 'key_features' then weight end) as feature_weight,
        max(case when component = 'key_features' then target end) as feature_target,
        max(case when component = 'seat_use' then weight end) as seat_weight,
        max(case when component = 'seat_use' then target end) as seat_target,
        max(case when component = 'events' then weight end) as event_weight,
        max(case when component = 'events' then target end) as event_target
    from etl.score_component
    where score = 'engagement'
),

-- Seats that are not known leave their weight to the other parts.
ratios as (
    select
        success.account_id,
        success.month,
        success.account_key,
        success.login_days,
        success.key_features,
        success.active_users,
        success.seats,
        coalesce(events.events, 0) as events,
        ratio(success.login_days, settings.login_target) as login_ratio,
        ratio(success.key_features, settings.feature_target) as feature_ratio,
        ratio(success.active_users, success.seats * settings.seat_target) as seat_ratio,
        ratio(coalesce(events.events, 0), settings.event_target) as event_ratio,
        settings.login_weight,
        settings.feature_weight,
        settings.seat_weight,
        settings.event_weight
    from star.fct_account_month_success as success
    cross join settings
    left join intermediate.int_account_month_events as events
        on success.account_id = events.account_id
        and success.month = events.month
),

capped as (
    select
        *,
        case when login_ratio > 1 then cast(1 as double) else login_ratio end as login_share,
        case when feature_ratio > 1 then cast(1 as double) else feature_ratio end as feature_share,
        case when seat_ratio > 1 then cast(1 as double) else seat_ratio end as seat_share,
        case when event_ratio > 1 then cast(1 as double) else event_ratio end as event_share,
        login_weight + feature_weight + event_weight + case when seat_ratio is null then 0 else seat_weight end as known_weight
    from ratios
),

final as (
    select
        account_id,
        month,
        account_key,
        1 as scored_accounts,
        login_days,
        key_features,
        active_users,
        seats,
        events,
        cast(
            ratio(
                100 * (
                    login_weight * login_share + feature_weight * feature_share + event_weight * event_share
                    + coalesce(seat_weight * seat_share, 0)
                ),
                known_weight
            ) as decimal(18, 9)
        ) as engagement_score
    from capped
)

select * from final
