-- description.en: Who pays has MRR, who is paused has none but would, and whose months are unbroken counts as retained while paying.
-- description.ja: 課金中はMRRがあり、休止中はMRRがなく休止額があり、連続中の顧客は課金している間だけ継続に数える。
select
    account_id,
    month,
    mrr,
    paused_mrr,
    is_paying,
    is_paused,
    paying_accounts,
    retained_accounts,
    unbroken_accounts
from star.fct_mrr_month
where is_paying <> (mrr > 0)
    or is_paused <> (mrr = 0 and paused_mrr > 0)
    or paying_accounts <> cast(is_paying as integer)
    or retained_accounts <> cast(is_paying as integer)
    or opening_accounts <> case when opening_mrr > 0 then 1 else 0 end
    or unbroken_accounts <> case when is_paying and is_unbroken then 1 else 0 end
    or unbroken_mrr <> case when is_unbroken then mrr else 0 end
    or cohort_accounts <> 1
