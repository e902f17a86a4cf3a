select
    month,
    recurring_revenue,
    cost_of_revenue,
    is_estimated,
    trailing_recurring_revenue,
    trailing_cost_of_revenue,
    trailing_margin,
    trailing_is_estimated
from intermediate.int_margin_months
