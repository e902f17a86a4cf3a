-- severity: error
-- description.en: The MRR of an account is the sum over its products.
-- description.ja: 顧客のMRRは製品別MRRの合計に一致する。
with products as (
    select
        account_id,
        month,
        sum(mrr) as mrr
    from star.fct_mrr_product_month
    group by account_id, month
)

select
    mrr_months.account_id,
    mrr_months.month,
    mrr_months.mrr,
    products.mrr as mrr_of_products
from star.fct_mrr_month as mrr_months
left join products
    on mrr_months.account_id = products.account_id
    and mrr_months.month = products.month
where mrr_months.mrr <> coalesce(products.mrr, 0)
