-- severity: error
-- description.en: Opening + explained + unexplained = closing, for every account, month and bridge of the reconciliation.
-- description.ja: 照合は顧客・月・種類ごとに期首＋説明済＋未解明＝期末となる。
select
    bridge,
    month,
    account_id,
    sum(case when role = 'closing' then -amount else amount end) as difference
from star.fct_reconciliation
group by bridge, month, account_id
having sum(case when role = 'closing' then -amount else amount end) <> 0
