-- severity: error
-- description.en: An account's opening MRR is what it closed with the month before.
-- description.ja: 期首MRRは前月の期末MRRに一致する。
select
    mrr_months.account_id,
    mrr_months.month,
    mrr_months.opening_mrr,
    earlier.mrr as closing_mrr_of_month_before
from star.fct_mrr_month as mrr_months
left join star.fct_mrr_month as earlier
    on mrr_months.account_id = earlier.account_id
    and earlier.month = add_months(mrr_months.month, -1)
where mrr_months.opening_mrr <> coalesce(earlier.mrr, 0)
