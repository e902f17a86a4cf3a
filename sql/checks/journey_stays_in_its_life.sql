-- severity: error
-- description.en: Every day of a journey lies in the paid life that it belongs to.
-- description.ja: ジャーニーの各日付は有償ライフの期間内にある。
with dates as (
    select account_id, life_number, contract_started_date, churned_date, kickoff_date as event_date from star.fct_account_journey
    union all
    select account_id, life_number, contract_started_date, churned_date, first_login_date as event_date from star.fct_account_journey
    union all
    select account_id, life_number, contract_started_date, churned_date, first_value_date as event_date from star.fct_account_journey
    union all
    select account_id, life_number, contract_started_date, churned_date, onboarding_completed_date as event_date from star.fct_account_journey
    union all
    select account_id, life_number, contract_started_date, churned_date, adopted_date as event_date from star.fct_account_journey
)

select
    account_id,
    life_number,
    contract_started_date,
    churned_date,
    event_date
from dates
where event_date < contract_started_date
    or event_date >= churned_date
