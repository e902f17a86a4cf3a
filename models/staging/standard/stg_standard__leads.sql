select
    lead_id,
    account_id,
    channel,
    created_date,
    qualified_date,
    opportunity_id,
    converted_date
from raw.standard__leads
