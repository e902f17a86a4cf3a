select
    event_id,
    account_id,
    user_id,
    usage_date,
    event,
    feature,
    quantity,
    duration_seconds
from staging.stg_standard__usage_events
union all
select
    event_id,
    account_id,
    user_id,
    usage_date,
    event,
    feature,
    quantity,
    duration_seconds
from staging.stg_ravenstack__usage_events
