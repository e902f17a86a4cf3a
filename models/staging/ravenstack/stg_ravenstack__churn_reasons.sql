select
    churn_event_id,
    account_id,
    churn_date as churned_date,
    lower(reason_code) as cancel_reason
from raw.ravenstack__churn_events
