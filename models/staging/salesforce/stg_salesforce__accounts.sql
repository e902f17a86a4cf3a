select
    id as record_id,
    name as record_name,
    account_number as external_id,
    cast(null as varchar) as linked_id,
    domain_of(website) as domain,
    billing_country as country,
    master_record_id as survivor_record_id,
    coalesce(is_deleted, false) as is_deleted
from raw.salesforce__accounts
