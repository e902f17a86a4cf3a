select
    month,
    category,
    amount,
    ledger_amount,
    costs_amount
from intermediate.int_cost_months
