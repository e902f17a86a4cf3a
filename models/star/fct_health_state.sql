-- What an account's health lacks of 100 points, part by part; the part that lacks most is what pulled it down.
with weights as (
    select
        max(case when component = 'login_frequency' then weight end) as login_weight,
        max(case when component = 'feature_use' then weight end) as feature_weight,
        max(case when component = 'support_satisfaction' then weight end) as satisfaction_weight,
        max(case when component = 'renewal_intent' then weight end) as renewal_weight,
        sum(weight) as whole_weight
    from etl.score_component
    where score = 'health'
),

-- A missing part's weight is shared out, so it lacks nothing. Nine decimals, as the score has them: equal shares of equal weights lack the same.
lacking as (
    select
        health.account_id,
        health.state_date,
        health.account_key,
        health.health_score,
        health.band,
        cast(
            coalesce(ratio(10000 * weights.login_weight * (1 - health.login_share), health.known_weight * weights.whole_weight), 0)
            as decimal(18, 9)
        ) as login_points_lost,
        cast(
            coalesce(ratio(10000 * weights.feature_weight * (1 - health.feature_share), health.known_weight * weights.whole_weight), 0)
            as decimal(18, 9)
        ) as feature_points_lost,
        cast(
            coalesce(ratio(10000 * weights.satisfaction_weight * (1 - health.satisfaction_share), health.known_weight * weights.whole_weight), 0)
            as decimal(18, 9)
        ) as satisfaction_points_lost,
        cast(
            coalesce(ratio(10000 * weights.renewal_weight * (1 - health.renewal_share), health.known_weight * weights.whole_weight), 0)
            as decimal(18, 9)
        ) as renewal_points_lost
    from intermediate.int_state_health as health
    cross join weights
),

before as (
    select
        days.state_date,
        lag(days.state_date, 1, cast('1900-01-01' as date)) over (order by days.state_date) as state_date_before
    from intermediate.int_state_days as days
),

final as (
    select
        lacking.account_id,
        lacking.state_date,
        days.month,
        lacking.account_key,
        days.is_month_end,
        days.is_latest,
        lacking.health_score,
        lacking.band,
        coalesce(earlier.band, 'none') as band_before,
        case
            when lacking.health_score is null then 'unknown'
            when lacking.login_points_lost + lacking.feature_points_lost + lacking.satisfaction_points_lost + lacking.renewal_points_lost = 0
                then 'none'
            when lacking.login_points_lost >= lacking.feature_points_lost
                and lacking.login_points_lost >= lacking.satisfaction_points_lost
                and lacking.login_points_lost >= lacking.renewal_points_lost then 'login_frequency'
            when lacking.feature_points_lost >= lacking.satisfaction_points_lost
                and lacking.feature_points_lost >= lacking.renewal_points_lost then 'feature_use'
            when lacking.satisfaction_points_lost >= lacking.renewal_points_lost then 'support_satisfaction'
            else 'renewal_intent'
        end as weakest_part,
        case when lacking.health_score is not null then lacking.login_points_lost end as login_points_lost,
        case when lacking.health_score is not null then lacking.feature_points_lost end as feature_points_lost,
        case when lacking.health_score is not null then lacking.satisfaction_points_lost end as satisfaction_points_lost,
        case when lacking.health_score is not null then lacking.renewal_points_lost end as renewal_points_lost,
        1 as paying_accounts,
        case when lacking.health_score is null then 0 else 1 end as scored_accounts,
        case when lacking.band = 'risk' then 1 else 0 end as is_at_risk
    from lacking
    inner join intermediate.int_state_days as days
        on lacking.state_date = days.state_date
    inner join before
        on lacking.state_date = before.state_date
    left join intermediate.int_state_health as earlier
        on lacking.account_id = earlier.account_id
        and before.state_date_before = earlier.state_date
)

select * from final
