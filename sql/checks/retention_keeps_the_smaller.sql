-- severity: error
-- description.en: Kept MRR is never above the opening nor above the closing, so GRR never passes 100 % nor NRR.
-- description.ja: 維持MRRは期首・期末のいずれも超えない（GRRは100%とNRRを超えない）。
select
    account_id,
    month,
    window_months,
    opening_mrr,
    closing_mrr,
    kept_mrr
from star.fct_retention
where kept_mrr > opening_mrr
    or kept_mrr > closing_mrr
    or opening_mrr <= 0
