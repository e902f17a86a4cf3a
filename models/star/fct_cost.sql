select
    month,
    category,
    channel,
    segment,
    touch_tier,
    amount
from intermediate.int_costs
