-- severity: warn
-- description.en: Nothing that has happened is dated after the as-of; what is dated so is left out. A subscription may well start later.
-- description.ja: 基準日より後の日付の事象がない（あれば未発生として除外）。
with dated as (
    select 'opportunities' as object, created_date as event_date from intermediate.int_opportunities
    union all
    select 'leads' as object, created_date as event_date from intermediate.int_leads
    union all
    select 'milestones' as object, completed_date as event_date from intermediate.int_milestones
    union all
    select 'touchpoints' as object, occurred_date as event_date from intermediate.int_touchpoints
    union all
    select 'tickets' as object, opened_date as event_date from intermediate.int_tickets_unioned
    union all
    select 'surveys' as object, answered_date as event_date from intermediate.int_surveys
    union all
    select 'referrals' as object, referred_date as event_date from intermediate.int_referrals
    union all
    select 'costs' as object, month as event_date from staging.stg_standard__costs
    union all
    select 'ledger' as object, month as event_date from staging.stg_standard__ledger_lines
)

select
    dated.object,
    count(*) as occurrences,
    min(dated.event_date) as first_date,
    max(dated.event_date) as last_date
from dated
cross join etl.setting as settings
where dated.event_date > settings.as_of_date
group by dated.object
