-- Ready is who fares well, says so, makes use of what it has, and is not being sold to already.
with open_expansions as (
    select
        opportunities.account_id,
        days.state_date,
        cast(count(*) as integer) as opportunities
    from star.fct_opportunity as opportunities
    inner join intermediate.int_state_days as days
        on opportunities.created_date <= days.state_date
    where opportunities.type in ('upsell', 'cross_sell')
        and (opportunities.closed_date is null or opportunities.closed_date > days.state_date)
    group by opportunities.account_id, days.state_date
),

settings as (
    select minimum_key_features
    from etl.setting
),

joined as (
    select
        health.account_id,
        health.state_date,
        health.account_key,
        health.health_score,
        health.band,
        voices.csat_mean,
        voices.nps_mean,
        coalesce(usage.active_users, 0) as active_users,
        accounts.seats,
        ratio(coalesce(usage.active_users, 0), accounts.seats) as seat_use,
        coalesce(usage.key_features, 0) as key_features,
        coalesce(open_expansions.opportunities, 0) as open_expansions,
        case when health.band = 'healthy' then 1 else 0 end as is_healthy,
        case when voices.csat_mean >= 4 then 1 else 0 end as has_csat,
        case when voices.nps_mean >= 9 then 1 else 0 end as has_nps,
        -- Whole numbers: four users on five seats are 80 %.
        case when accounts.seats > 0 and 10 * coalesce(usage.active_users, 0) >= 8 * accounts.seats then 1 else 0 end as has_seat_use,
        case when coalesce(usage.key_features, 0) >= settings.minimum_key_features then 1 else 0 end as has_features
    from intermediate.int_state_health as health
    cross join settings
    inner join intermediate.int_state_accounts as accounts
        on health.account_id = accounts.account_id
        and health.state_date = accounts.state_date
    left join intermediate.int_state_usage as usage
        on health.account_id = usage.account_id
        and health.state_date = usage.state_date
    left join intermediate.int_state_voices as voices
        on health.account_id = voices.account_id
        and health.state_date = voices.state_date
    left join open_expansions
        on health.account_id = open_expansions.account_id
        and health.state_date = open_expansions.state_date
),

final as (
    select
        joined.account_id,
        joined.state_date,
        days.month,
        joined.account_key,
        days.is_month_end,
        days.is_latest,
        joined.health_score,
        joined.csat_mean,
        joined.nps_mean,
        joined.active_users,
        joined.seats,
        joined.seat_use,
        joined.key_features,
        joined.open_expansions,
        case
            when joined.has_csat = 1 and joined.has_nps = 1 then 'csat_and_nps'
            when joined.has_csat = 1 then 'csat'
            when joined.has_nps = 1 then 'nps'
            else 'none'
        end as satisfaction_reason,
        case
            when joined.has_seat_use = 1 and joined.has_features = 1 then 'seats_and_features'
            when joined.has_seat_use = 1 then 'seats'
            when joined.has_features = 1 then 'features'
            else 'none'
        end as use_reason,
        joined.is_healthy,
        case when joined.has_csat = 1 or joined.has_nps = 1 then 1 else 0 end as is_satisfied,
        case when joined.has_seat_use = 1 or joined.has_features = 1 then 1 else 0 end as is_using,
        case
            when joined.is_healthy = 1 and (joined.has_csat = 1 or joined.has_nps = 1)
                and (joined.has_seat_use = 1 or joined.has_features = 1) and joined.open_expansions = 0 then 1
            else 0
        end as is_upsell_ready,
        1 as paying_accounts
    from joined
    inner join intermediate.int_state_days as days
        on joined.state_date = days.state_date
)

select * from final
