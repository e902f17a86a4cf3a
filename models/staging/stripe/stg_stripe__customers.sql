select
    id as record_id,
    name as record_name,
    external_id,
    cast(null as varchar) as linked_id,
    domain_of(email) as domain,
    country,
    cast(null as varchar) as survivor_record_id,
    coalesce(deleted, false) as is_deleted
from raw.stripe__customers
