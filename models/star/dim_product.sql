select distinct product
from intermediate.int_subscription_items
union all
select 'all' as product
