-- severity: error
-- description.en: At age 0 a cohort has kept every account and all of its MRR.
-- description.ja: 経過月数0では、コホートの維持率は100%。
select
    cohort_month,
    touch_tier,
    accounts,
    retained_accounts,
    cohort_mrr,
    mrr
from marts.mart_cohort_retention
where age = 0
    and (accounts <> retained_accounts or accounts <> unbroken_accounts or cohort_mrr <> mrr)
