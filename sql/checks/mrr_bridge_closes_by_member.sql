-- severity: error
-- description.en: The bridge closes for every version of an account once transfers move it to its new one; so it closes in every cut.
-- description.ja: 顧客の版ごとに、移管を含めてMRRブリッジが閉じる（したがってすべての切り口で閉じる）。
with lines as (
    select
        month,
        opening_account_key as account_key,
        opening_mrr as amount
    from star.fct_mrr_month
    union all
    select
        month,
        account_key,
        amount
    from star.fct_mrr_movement
    union all
    select
        month,
        opening_account_key as account_key,
        -mrr as amount
    from star.fct_mrr_month
    where opening_account_key <> account_key
    union all
    select
        month,
        account_key,
        mrr as amount
    from star.fct_mrr_month
    where opening_account_key <> account_key
    union all
    select
        month,
        account_key,
        -mrr as amount
    from star.fct_mrr_month
)

select
    month,
    account_key,
    sum(amount) as difference
from lines
group by month, account_key
having sum(amount) <> 0
