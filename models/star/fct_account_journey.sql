with settings as (
    select as_of_date
    from etl.setting
),

journeys as (
    select
        *,
        month_of(contract_started_date) as start_month,
        life_number = 1 as is_first_life
    from intermediate.int_account_journeys
),

accounts as (
    select
        account_key,
        account_id,
        valid_from,
        valid_to
    from star.dim_account
),

-- A rate about starting can be told once the whole month is old enough; only an account's first life is a start.
aged as (
    select
        journeys.*,
        journeys.is_first_life
            and add_days(month_end(journeys.start_month), 14) <= settings.as_of_date as is_14_days_old,
        journeys.is_first_life
            and add_days(month_end(journeys.start_month), 30) <= settings.as_of_date as is_30_days_old,
        journeys.is_first_life
            and add_days(month_end(journeys.start_month), 90) <= settings.as_of_date as is_90_days_old
    from journeys
    cross join settings
),

final as (
    select
        aged.account_id,
        aged.life_number,
        aged.is_first_life,
        aged.start_month,
        coalesce(accounts.account_key, 0) as account_key,
        aged.contract_started_date,
        aged.kickoff_date,
        aged.first_login_date,
        aged.first_value_date,
        aged.onboarding_completed_date,
        aged.adopted_date,
        aged.first_expansion_date,
        aged.first_engagement_date,
        aged.first_renewal_date,
        aged.first_referral_date,
        aged.churned_date,
        case when aged.is_first_life then 1 end as started_accounts,
        case when aged.is_90_days_old then 1 end as early_churn_base,
        case
            when aged.is_90_days_old and aged.churned_date <= add_days(aged.contract_started_date, 90) then 1
            when aged.is_90_days_old then 0
        end as early_churned,
        case when aged.is_90_days_old then 1 end as onboarding_base,
        case
            when aged.is_90_days_old
                and aged.onboarding_completed_date <= add_days(aged.contract_started_date, 90) then 1
            when aged.is_90_days_old then 0
        end as onboarding_completed,
        case when aged.is_14_days_old then 1 end as first_login_base,
        case
            when aged.is_14_days_old and aged.first_login_date <= add_days(aged.contract_started_date, 14) then 1
            when aged.is_14_days_old then 0
        end as first_login,
        case when aged.is_14_days_old then 1 end as aha_base,
        case
            when aged.is_14_days_old and aged.first_value_date <= add_days(aged.contract_started_date, 14) then 1
            when aged.is_14_days_old then 0
        end as aha_reached,
        case
            when aged.is_30_days_old then days_between(aged.contract_started_date, aged.first_value_date)
        end as time_to_value_days,
        case
            when aged.is_30_days_old and aged.first_value_date is null then 1
            when aged.is_30_days_old then 0
        end as without_first_value
    from aged
    left join accounts
        on aged.account_id = accounts.account_id
        and aged.contract_started_date >= accounts.valid_from
        and aged.contract_started_date < accounts.valid_to
)

select * from final
