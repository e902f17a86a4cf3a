-- severity: error
-- description.en: A survival curve lies between 0 and 1 and never rises with age, and at risk are never more than at the age before.
-- description.ja: 生存率は0から1の間で、経過月とともに上がらず、対象顧客数も増えない。
with compared as (
    select
        month,
        cut,
        member,
        age,
        survival,
        accounts_at_risk,
        lag(survival, 1, cast(1 as double)) over (partition by month, cut, member order by age) as survival_before,
        lag(accounts_at_risk, 1, cast(2147483647 as integer)) over (partition by month, cut, member order by age) as accounts_before
    from marts.mart_survival
)

-- What rounding leaves of a sum of logarithms is no rise.
select *
from compared
where survival < 0
    or survival > 1.000000001
    or survival > survival_before + 0.000000001
    or accounts_at_risk > accounts_before
