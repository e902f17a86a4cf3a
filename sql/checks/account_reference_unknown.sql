-- severity: warn
-- description.en: Every account that a source names is in the CRM; what names another counts under the unknown member.
-- description.ja: 各ソースの顧客IDがCRMに存在する（存在しないものは不明に計上）。
with known as (
    select distinct account_id
    from intermediate.int_account_versions
),

referred as (
    select 'subscriptions' as object, account_id, count(*) as occurrences from intermediate.int_subscriptions_unioned group by account_id
    union all
    select 'contracts' as object, account_id, count(*) as occurrences from intermediate.int_contracts group by account_id
    union all
    select 'milestones' as object, account_id, count(*) as occurrences from intermediate.int_milestones group by account_id
    union all
    select 'touchpoints' as object, account_id, count(*) as occurrences from intermediate.int_touchpoints group by account_id
    union all
    select 'tickets' as object, account_id, count(*) as occurrences from intermediate.int_tickets_unioned group by account_id
    union all
    select 'surveys' as object, account_id, count(*) as occurrences from intermediate.int_surveys group by account_id
    union all
    select 'referrals' as object, account_id, count(*) as occurrences from intermediate.int_referrals group by account_id
    union all
    select 'opportunities' as object, account_id, count(*) as occurrences from intermediate.int_opportunities group by account_id
    union all
    select 'usage_events' as object, account_id, sum(events) as occurrences from intermediate.int_account_days group by account_id
    union all
    select 'ledger' as object, account_id, count(*) as occurrences from staging.stg_standard__ledger_lines group by account_id
)

select
    referred.object,
    referred.account_id,
    referred.occurrences
from referred
left join known
    on referred.account_id = known.account_id
where referred.account_id is not null
    and known.account_id is null
