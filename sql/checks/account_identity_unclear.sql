-- severity: warn
-- description.en: Every record of a CRM, of billing and of support stands for one account. What is ambiguous or unmatched counts as an account of its own.
-- description.ja: 各システムのレコードが1つの顧客に対応する（あいまい・不一致は別の顧客として計上）。
select
    source_system,
    record_id,
    record_name,
    outcome,
    rule,
    candidates,
    candidate_source_system,
    candidate_record_id,
    other_candidate_record_id
from intermediate.int_account_identities
where outcome in ('ambiguous', 'unmatched')
