select
    id as owner_id,
    full_name(first_name, last_name) as owner_name
from raw.hubspot__owners
