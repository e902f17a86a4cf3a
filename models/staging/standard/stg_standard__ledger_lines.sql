select
    month_of(month) as month,
    lower(line) as line,
    account_id,
    amount,
    upper(currency) as currency
from raw.standard__ledger
