select
    subscription_id,
    start_date,
    account_id,
    cast(null as varchar) as contract_id,
    'RavenStack' as product,
    plan_tier as plan,
    seats,
    -- What is called mrr_amount is a month's price whatever the billing frequency is.
    -- Where it is left out, the amount a year says the same.
    coalesce(mrr_amount, per_month(arr_amount, 12)) as amount,
    cast(0 as decimal(18, 4)) as discount_amount,
    cast(null as varchar) as currency,
    1 as billing_months,
    -- Taken as the first day not served; the data does not say.
    end_date,
    coalesce(is_trial, false) as is_trial,
    cast(null as varchar) as cancel_reason,
    cast(null as date) as paused_from,
    cast(null as date) as paused_to,
    cast(null as timestamp) as updated_at
from raw.ravenstack__subscriptions
