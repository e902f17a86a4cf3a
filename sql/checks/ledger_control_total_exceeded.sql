-- severity: warn
-- description.en: The ledger rows that name an account do not exceed the control total of their line.
-- description.ja: 顧客別の元帳行が統制合計を超えない。
select
    month,
    line,
    amount as remainder
from star.fct_ledger
where account_id = '(none)'
    and line <> 'refunds'
    and amount < 0
