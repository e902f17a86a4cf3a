-- severity: error
-- description.en: The closed cohort of a month and window is every account that paid at its opening.
-- description.ja: 継続率の対象は、期首に課金していた全顧客。
with openings as (
    select
        month,
        window_months,
        count(*) as accounts,
        sum(opening_mrr) as mrr
    from star.fct_retention
    group by month, window_months
),

payers as (
    select
        month,
        sum(paying_accounts) as accounts,
        sum(mrr) as mrr
    from star.fct_mrr_month
    group by month
)

select
    openings.month,
    openings.window_months,
    openings.accounts,
    payers.accounts as paying_accounts,
    openings.mrr,
    payers.mrr as mrr_of_payers
from openings
left join payers
    on payers.month = add_months(openings.month, -openings.window_months)
where openings.accounts <> coalesce(payers.accounts, 0)
    or openings.mrr <> coalesce(payers.mrr, 0)
