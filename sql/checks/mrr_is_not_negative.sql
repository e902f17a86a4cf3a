-- severity: warn
-- description.en: No account has a negative MRR.
-- description.ja: MRRが負の顧客がない。
select
    account_id,
    month,
    mrr
from star.fct_mrr_month
where mrr < 0
