select
    date as rate_date,
    upper(currency) as currency,
    cast(rate as decimal(18, 8)) as rate
from raw.standard__fx_rates
