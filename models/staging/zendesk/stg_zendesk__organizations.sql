select
    id as record_id,
    name as record_name,
    external_id,
    cast(null as varchar) as linked_id,
    domain_of(domain) as domain,
    cast(null as varchar) as country,
    cast(null as varchar) as survivor_record_id,
    false as is_deleted
from raw.zendesk__organizations
