-- One row an account and day whose state is told, with the score that holds on it: one made on the day, else on the Sunday before.
with candidates as (
    select
        days.state_date,
        health.account_id,
        health.scored_date,
        health.health_score,
        health.band,
        health.known_weight,
        health.renewal_stage,
        health.login_share,
        health.feature_share,
        health.satisfaction_share,
        health.renewal_share,
        row_number() over (partition by health.account_id, days.state_date order by health.scored_date desc) as place
    from intermediate.int_account_health as health
    inner join intermediate.int_state_days as days
        on health.scored_date <= days.state_date
        and health.scored_date >= add_days(days.state_date, -6)
),

final as (
    select
        accounts.account_id,
        accounts.state_date,
        accounts.account_key,
        candidates.scored_date,
        candidates.health_score,
        coalesce(candidates.band, 'unknown') as band,
        candidates.known_weight,
        candidates.renewal_stage,
        candidates.login_share,
        candidates.feature_share,
        candidates.satisfaction_share,
        candidates.renewal_share
    from intermediate.int_state_accounts as accounts
    left join candidates
        on accounts.account_id = candidates.account_id
        and accounts.state_date = candidates.state_date
        and candidates.place = 1
)

select * from final
