select
    month,
    metric,
    coalesce(touch_tier, '(none)') as touch_tier,
    coalesce(segment, '(none)') as segment,
    target
from staging.stg_standard__targets
