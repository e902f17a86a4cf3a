-- severity: error
-- description.en: Deferred revenue opens a month as it closed the month before.
-- description.ja: 前受収益の月初残高は前月末残高に一致する。
with months as (
    select
        account_id,
        month,
        opening_deferred,
        lag(closing_deferred, 1, cast(0 as decimal(18, 4))) over (partition by account_id order by month) as closing_before
    from intermediate.int_deferred_revenue
)

select *
from months
where opening_deferred <> closing_before
