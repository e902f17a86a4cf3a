-- One row an account and day on which it is scored: the four parts of its health, what is known of them, and the score.
with settings as (
    select
        max(case when component = 'login_frequency' then weight end) as login_weight,
        max(case when component = 'login_frequency' then target end) as login_target,
        max(case when component = 'feature_use' then weight end) as feature_weight,
        max(case when component = 'feature_use' then target end) as feature_target,
        max(case when component = 'support_satisfaction' then weight end) as satisfaction_weight,
        max(case when component = 'support_satisfaction' then target end) as satisfaction_target,
        max(case when component = 'renewal_intent' then weight end) as renewal_weight,
        max(case when component = 'renewal_intent' then target end) as renewal_target
    from etl.score_component
    where score = 'health'
),

bands as (
    select
        max(case when band = 'healthy' then least end) as healthy_from,
        max(case when band = 'watch' then least end) as watch_from
    from etl.score_band
    where score = 'health'
),

-- Use is known once the warehouse holds 28 days of it: before, no login may only mean no extract.
known_use as (
    select add_days(min(usage_date), 27) as known_from
    from intermediate.int_account_days
),

markers as (
    select
        account_id,
        change_date,
        login_days,
        key_features,
        satisfaction,
        ratings,
        0 as is_scored
    from intermediate.int_score_changes
    union all
    select
        account_id,
        scored_date as change_date,
        0 as login_days,
        0 as key_features,
        cast(0 as decimal(18, 2)) as satisfaction,
        0 as ratings,
        1 as is_scored
    from intermediate.int_score_days
),

-- What begins to count on a day of scoring counts on it.
summed as (
    select
        account_id,
        change_date,
        is_scored,
        sum(login_days) over (
            partition by account_id order by change_date, is_scored rows between unbounded preceding and current row
        ) as login_days,
        sum(key_features) over (
            partition by account_id order by change_date, is_scored rows between unbounded preceding and current row
        ) as key_features,
        sum(satisfaction) over (
            partition by account_id order by change_date, is_scored rows between unbounded preceding and current row
        ) as satisfaction,
        sum(ratings) over (
            partition by account_id order by change_date, is_scored rows between unbounded preceding and current row
        ) as ratings
    from markers
),

-- Of several renewals that are open at once the one begun last is meant.
intents as (
    select
        days.account_id,
        days.scored_date,
        intents.stage,
        intents.intent,
        row_number() over (
            partition by days.account_id, days.scored_date order by intents.created_date desc, intents.opportunity_id desc
        ) as place
    from intermediate.int_score_days as days
    inner join intermediate.int_renewal_intents as intents
        on days.account_id = intents.account_id
        and days.scored_date >= intents.open_from
        and days.scored_date < intents.open_to
),

parts as (
    select
        days.account_id,
        days.scored_date,
        days.is_week_end,
        days.is_month_end,
        case when days.scored_date >= known_use.known_from then summed.login_days end as login_days,
        case when days.scored_date >= known_use.known_from then summed.key_features end as key_features,
        ratio(summed.satisfaction, summed.ratings) as satisfaction,
        intents.stage as renewal_stage,
        intents.intent as renewal_intent
    from intermediate.int_score_days as days
    cross join known_use
    inner join summed
        on days.account_id = summed.account_id
        and days.scored_date = summed.change_date
        and summed.is_scored = 1
    left join intents
        on days.account_id = intents.account_id
        and days.scored_date = intents.scored_date
        and intents.place = 1
),

shares as (
    select
        parts.*,
        ratio(parts.login_days, 4 * settings.login_target) as login_ratio,
        ratio(parts.key_features, settings.feature_target) as feature_ratio,
        ratio(parts.satisfaction - 1, 4 * settings.satisfaction_target) as satisfaction_ratio,
        ratio(parts.renewal_intent, settings.renewal_target) as renewal_ratio,
        settings.login_weight,
        settings.feature_weight,
        settings.satisfaction_weight,
        settings.renewal_weight
    from parts
    cross join settings
),

capped as (
    select
        *,
        case when login_ratio > 1 then cast(1 as double) else login_ratio end as login_share,
        case when feature_ratio > 1 then cast(1 as double) else feature_ratio end as feature_share,
        case when satisfaction_ratio > 1 then cast(1 as double) else satisfaction_ratio end as satisfaction_share,
        case when renewal_ratio > 1 then cast(1 as double) else renewal_ratio end as renewal_share,
        login_weight + feature_weight + satisfaction_weight + renewal_weight as whole_weight
    from shares
),

weighed as (
    select
        *,
        case when login_share is null then 0 else login_weight end
            + case when feature_share is null then 0 else feature_weight end
            + case when satisfaction_share is null then 0 else satisfaction_weight end
            + case when renewal_share is null then 0 else renewal_weight end as known_weight,
        coalesce(login_weight * login_share, 0) + coalesce(feature_weight * feature_share, 0)
            + coalesce(satisfaction_weight * satisfaction_share, 0) + coalesce(renewal_weight * renewal_share, 0) as earned
    from capped
),

-- Nine decimals are what doubles are good for: two thirds of 30 and 60 are 80.
scored as (
    select
        *,
        case
            when ratio(known_weight, whole_weight) >= 0.5 then cast(ratio(100 * earned, known_weight) as decimal(18, 9))
        end as health_score
    from weighed
),

final as (
    select
        scored.account_id,
        scored.scored_date,
        scored.is_week_end,
        scored.is_month_end,
        cast(scored.login_days as integer) as login_days,
        cast(scored.key_features as integer) as key_features,
        scored.satisfaction,
        scored.renewal_stage,
        scored.login_share,
        scored.feature_share,
        scored.satisfaction_share,
        scored.renewal_share,
        ratio(100 * scored.known_weight, scored.whole_weight) as known_weight,
        scored.health_score,
        case
            when scored.health_score is null then 'unknown'
            when scored.health_score >= bands.healthy_from then 'healthy'
            when scored.health_score >= bands.watch_from then 'watch'
            else 'risk'
        end as band
    from scored
    cross join bands
)

select * from final
