-- The calendar months that have ended: a table of its own, since the last day of the running month moves daily and these stand.
select
    month,
    last_day
from intermediate.int_months
where is_closed
