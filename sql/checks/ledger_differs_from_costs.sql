-- severity: warn
-- description.en: The ledger's total of a cost category is the sum of its cost lines; the ledger is what counts, nothing is scaled.
-- description.ja: 元帳の費用合計と費用明細の合計が一致する（元帳を正とし、按分しない）。
select
    month,
    category,
    ledger_amount,
    costs_amount,
    ledger_amount - costs_amount as difference
from star.fct_cost_month
where ledger_amount is not null
    and costs_amount is not null
    and ledger_amount <> costs_amount
