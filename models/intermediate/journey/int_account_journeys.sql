-- One row an account and paid life, with the first day of each event in that life.
with lives as (
    select
        account_id,
        life_number,
        started_date,
        ended_date,
        coalesce(ended_date, cast('9999-12-31' as date)) as ended_before
    from intermediate.int_account_lives
),

adoptions as (
    select *
    from intermediate.int_adoptions
),

-- What happens after a life has ended is not part of it.
events as (
    select
        lives.account_id,
        lives.life_number,
        events.event,
        events.event_date,
        case when events.event_date >= adoptions.adopted_date then events.event_date end as date_since_adoption
    from lives
    inner join intermediate.int_account_events as events
        on lives.account_id = events.account_id
        and events.event_date >= lives.started_date
        and events.event_date < lives.ended_before
    left join adoptions
        on lives.account_id = adoptions.account_id
        and lives.life_number = adoptions.life_number
),

firsts as (
    select
        account_id,
        life_number,
        min(case when event = 'kickoff' then event_date end) as kickoff_date,
        min(case when event = 'first_value' then event_date end) as first_value_date,
        min(case when event = 'onboarding_completed' then event_date end) as onboarding_completed_date,
        min(case when event = 'expansion' then event_date end) as first_expansion_date,
        min(case when event = 'engagement' then event_date end) as first_engagement_date,
        min(case when event = 'renewal' then event_date end) as first_renewal_date,
        min(case when event = 'referral' then event_date end) as first_referral_date,
        min(case when event = 'expansion' then date_since_adoption end) as expanded_date,
        min(case when event = 'engagement' then date_since_adoption end) as engaged_date,
        min(case when event = 'renewal' then date_since_adoption end) as renewed_date
    from events
    group by account_id, life_number
),

logins as (
    select
        lives.account_id,
        lives.life_number,
        min(days.usage_date) as first_login_date
    from lives
    inner join intermediate.int_account_days as days
        on lives.account_id = days.account_id
        and days.usage_date >= lives.started_date
        and days.usage_date < lives.ended_before
    where days.has_login = 1
    group by lives.account_id, lives.life_number
),

final as (
    select
        lives.account_id,
        lives.life_number,
        lives.started_date as contract_started_date,
        firsts.kickoff_date,
        logins.first_login_date,
        coalesce(firsts.first_value_date, first_values.first_value_date) as first_value_date,
        firsts.onboarding_completed_date,
        adoptions.adopted_date,
        firsts.first_expansion_date,
        firsts.first_engagement_date,
        firsts.first_renewal_date,
        firsts.first_referral_date,
        lives.ended_date as churned_date,
        firsts.expanded_date,
        firsts.engaged_date,
        firsts.renewed_date
    from lives
    left join firsts
        on lives.account_id = firsts.account_id
        and lives.life_number = firsts.life_number
    left join logins
        on lives.account_id = logins.account_id
        and lives.life_number = logins.life_number
    left join adoptions
        on lives.account_id = adoptions.account_id
        and lives.life_number = adoptions.life_number
    left join intermediate.int_first_value_days as first_values
        on lives.account_id = first_values.account_id
        and lives.life_number = first_values.life_number
)

select * from final
