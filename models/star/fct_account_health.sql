with accounts as (
    select
        account_key,
        account_id,
        valid_from,
        valid_to
    from star.dim_account
),

final as (
    select
        health.account_id,
        health.scored_date,
        month_of(health.scored_date) as month,
        coalesce(accounts.account_key, 0) as account_key,
        case when health.is_week_end then 1 else 0 end as is_week_end,
        case when health.is_month_end then 1 else 0 end as is_month_end,
        1 as paying_accounts,
        health.login_days,
        health.key_features,
        health.satisfaction,
        health.renewal_stage,
        health.login_share,
        health.feature_share,
        health.satisfaction_share,
        health.renewal_share,
        health.known_weight,
        health.health_score,
        health.band,
        case when health.health_score is null then 0 else 1 end as scored_accounts,
        case when health.health_score is not null and health.known_weight < 100 then 1 else 0 end as is_partial,
        case when health.band = 'healthy' then 1 else 0 end as is_healthy,
        case when health.band = 'watch' then 1 else 0 end as is_watch,
        case when health.band = 'risk' then 1 else 0 end as is_at_risk
    from intermediate.int_account_health as health
    left join accounts
        on health.account_id = accounts.account_id
        and health.scored_date >= accounts.valid_from
        and health.scored_date < accounts.valid_to
)

select * from final
