select
    subscription_id,
    start_date,
    account_id,
    contract_id,
    product,
    plan,
    seats,
    amount,
    coalesce(discount_amount, cast(0 as decimal(18, 4))) as discount_amount,
    upper(currency) as currency,
    billing_months,
    end_date,
    coalesce(is_trial, false) as is_trial,
    cancel_reason,
    paused_from,
    paused_to,
    updated_at
from raw.standard__subscriptions
