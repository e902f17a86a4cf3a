-- One row an account and step of the phase funnel that its first paid life entered.
with settings as (
    select as_of_date
    from etl.setting
),

journeys as (
    select *
    from intermediate.int_account_journeys
    where life_number = 1
),

-- A step dated before the one before it is not reached, and neither is what comes after.
valued as (
    select
        account_id,
        contract_started_date,
        churned_date,
        first_value_date,
        case when onboarding_completed_date >= first_value_date then onboarding_completed_date end as onboarding_completed_date,
        adopted_date,
        expanded_date,
        engaged_date,
        renewed_date
    from journeys
),

reached as (
    select
        account_id,
        contract_started_date,
        churned_date,
        first_value_date,
        onboarding_completed_date,
        case when adopted_date >= onboarding_completed_date then adopted_date end as adopted_date,
        expanded_date,
        engaged_date,
        renewed_date
    from valued
),

steps as (
    select
        account_id,
        churned_date,
        1 as step_number,
        'contract_started' as step,
        contract_started_date as entry_date,
        contract_started_date as entered_date,
        contract_started_date as counted_from_date,
        0 as window_days,
        contract_started_date as reached_date
    from reached
    union all
    select
        account_id,
        churned_date,
        2 as step_number,
        'first_value' as step,
        contract_started_date as entry_date,
        contract_started_date as entered_date,
        contract_started_date as counted_from_date,
        30 as window_days,
        first_value_date as reached_date
    from reached
    union all
    select
        account_id,
        churned_date,
        3 as step_number,
        'onboarding_completed' as step,
        contract_started_date as entry_date,
        first_value_date as entered_date,
        contract_started_date as counted_from_date,
        90 as window_days,
        onboarding_completed_date as reached_date
    from reached
    union all
    select
        account_id,
        churned_date,
        4 as step_number,
        'adopted' as step,
        contract_started_date as entry_date,
        onboarding_completed_date as entered_date,
        contract_started_date as counted_from_date,
        180 as window_days,
        adopted_date as reached_date
    from reached
    union all
    select
        account_id,
        churned_date,
        5 as step_number,
        'expanded' as step,
        contract_started_date as entry_date,
        adopted_date as entered_date,
        adopted_date as counted_from_date,
        365 as window_days,
        expanded_date as reached_date
    from reached
    union all
    select
        account_id,
        churned_date,
        6 as step_number,
        'engaged' as step,
        contract_started_date as entry_date,
        adopted_date as entered_date,
        adopted_date as counted_from_date,
        365 as window_days,
        engaged_date as reached_date
    from reached
    union all
    select
        account_id,
        churned_date,
        7 as step_number,
        'renewed' as step,
        contract_started_date as entry_date,
        adopted_date as entered_date,
        adopted_date as counted_from_date,
        365 as window_days,
        renewed_date as reached_date
    from reached
),

-- Windows are inclusive: an entry of exactly as many days ago is closed.
final as (
    select
        steps.account_id,
        steps.step_number,
        steps.step,
        steps.entry_date,
        steps.entered_date,
        add_days(steps.counted_from_date, steps.window_days) as due_date,
        steps.reached_date,
        days_between(steps.counted_from_date, steps.reached_date) as days,
        case
            when steps.reached_date <= add_days(steps.counted_from_date, steps.window_days) then 'converted'
            when steps.reached_date is not null then 'late'
            when steps.churned_date is not null then 'lost'
            when add_days(steps.counted_from_date, steps.window_days) <= settings.as_of_date then 'lost'
            else 'open'
        end as status
    from steps
    cross join settings
    where steps.entered_date is not null
)

select * from final
