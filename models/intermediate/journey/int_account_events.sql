-- One row an account, kind of event and day, for the events that a journey is made of beside logins, up to the as-of.
with settings as (
    select as_of_date
    from etl.setting
),

milestones as (
    select
        account_id,
        milestone as event,
        completed_date as event_date
    from intermediate.int_milestones
    where milestone in ('kickoff', 'first_value', 'onboarding_completed')
),

touchpoints as (
    select
        account_id,
        case when kind = 'kickoff' then 'kickoff' else 'engagement' end as event,
        occurred_date as event_date
    from intermediate.int_touchpoints
    where kind in ('kickoff', 'business_review')
),

answers as (
    select
        account_id,
        'engagement' as event,
        answered_date as event_date
    from intermediate.int_surveys
),

expansions as (
    select
        account_id,
        'expansion' as event,
        expanded_date as event_date
    from intermediate.int_expansion_days
),

renewals as (
    select
        account_id,
        'renewal' as event,
        term_end_date as event_date
    from intermediate.int_contract_successors
    where is_renewed
),

referrals as (
    select
        account_id,
        'referral' as event,
        referred_date as event_date
    from intermediate.int_referrals
),

events as (
    select * from milestones
    union all
    select * from touchpoints
    union all
    select * from answers
    union all
    select * from expansions
    union all
    select * from renewals
    union all
    select * from referrals
),

-- A kickoff may stand both as a milestone and as a touchpoint, an engagement as an answer and as a review.
final as (
    select distinct
        events.account_id,
        events.event,
        events.event_date
    from events
    cross join settings
    where events.event_date <= settings.as_of_date
)

select * from final
