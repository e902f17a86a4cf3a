select
    month_of(month) as month,
    lower(metric) as metric,
    lower(touch_tier) as touch_tier,
    segment,
    cast(value as decimal(18, 4)) as target
from raw.standard__targets
