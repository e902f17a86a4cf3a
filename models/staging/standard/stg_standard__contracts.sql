select
    contract_id,
    account_id,
    start_date,
    term_end_date,
    renewed_from,
    status
from raw.standard__contracts
