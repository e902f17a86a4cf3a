-- severity: error
-- description.en: Usage by account and day counts the events of usage by user, event and feature.
-- description.ja: 利用の集計粒度間でイベント数が一致する。
with fine as (
    select sum(events) as events
    from star.fct_usage_day
),

coarse as (
    select sum(events) as events
    from star.fct_account_day
)

select
    fine.events as events_of_users,
    coarse.events as events_of_accounts
from fine
cross join coarse
where coalesce(fine.events, 0) <> coalesce(coarse.events, 0)
