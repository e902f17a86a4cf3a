select
    source_system,
    record_id,
    coalesce(record_name, 'unknown') as record_name,
    account_id,
    outcome,
    rule,
    candidates,
    candidate_source_system,
    candidate_record_id,
    other_candidate_record_id,
    is_describing
from intermediate.int_account_identities
