select
    cost_id,
    month_of(month) as month,
    lower(category) as category,
    amount,
    upper(currency) as currency,
    channel,
    segment,
    lower(touch_tier) as touch_tier
from raw.standard__costs
