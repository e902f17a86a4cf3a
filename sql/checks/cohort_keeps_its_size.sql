-- severity: error
-- description.en: A cohort has the same accounts and the same MRR to compare with at every age.
-- description.ja: コホートの分母は全経過月数で同じ。
select
    cohort_month,
    touch_tier,
    min(accounts) as fewest_accounts,
    max(accounts) as most_accounts,
    min(cohort_mrr) as least_cohort_mrr,
    max(cohort_mrr) as most_cohort_mrr
from marts.mart_cohort_retention
group by cohort_month, touch_tier
having min(accounts) <> max(accounts)
    or min(cohort_mrr) <> max(cohort_mrr)
