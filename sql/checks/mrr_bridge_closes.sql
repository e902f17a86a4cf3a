-- severity: error
-- description.en: Opening MRR plus every movement is closing MRR, for every account and month.
-- description.ja: すべての顧客・月で、期首MRRと変動の合計が期末MRRに一致する。
with movements as (
    select
        account_id,
        month,
        sum(amount) as amount
    from star.fct_mrr_movement
    group by account_id, month
)

select
    mrr_months.account_id,
    mrr_months.month,
    mrr_months.opening_mrr,
    movements.amount as movements,
    mrr_months.mrr as closing_mrr
from star.fct_mrr_month as mrr_months
left join movements
    on mrr_months.account_id = movements.account_id
    and mrr_months.month = movements.month
where mrr_months.opening_mrr + coalesce(movements.amount, 0) <> mrr_months.mrr
