-- One row a closed month: recurring revenue and its cost, of the month and of the twelve months that end with it.
with settings as (
    select cs_in_cost_of_revenue
    from etl.setting
),

months as (
    select month
    from intermediate.int_closed_months
),

mrr as (
    select
        month,
        cast(sum(mrr) as decimal(18, 4)) as mrr
    from intermediate.int_account_months
    group by month
),

revenue as (
    select
        month,
        cast(sum(amount) as decimal(18, 4)) as amount
    from intermediate.int_ledger_lines
    where line = 'recurring_revenue'
    group by month
),

costs as (
    select
        month,
        cast(sum(case when category = 'cost_of_revenue' then amount end) as decimal(18, 4)) as cost_of_revenue,
        max(case when category = 'cost_of_revenue' and ledger_amount is null then 1 else 0 end) as is_cost_estimated,
        cast(sum(case when category = 'customer_success' then amount end) as decimal(18, 4)) as customer_success
    from intermediate.int_cost_months
    group by month
),

monthly as (
    select
        months.month,
        coalesce(revenue.amount, mrr.mrr, cast(0 as decimal(18, 4))) as recurring_revenue,
        cast(
            costs.cost_of_revenue
            + case
                when settings.cs_in_cost_of_revenue then coalesce(costs.customer_success, cast(0 as decimal(18, 4)))
                else cast(0 as decimal(18, 4))
            end as decimal(18, 4)
        ) as cost_of_revenue,
        case when revenue.amount is null or costs.is_cost_estimated = 1 then 1 else 0 end as is_estimated
    from months
    cross join settings
    left join mrr
        on months.month = mrr.month
    left join revenue
        on months.month = revenue.month
    left join costs
        on months.month = costs.month
),

windowed as (
    select
        *,
        sum(recurring_revenue) over (order by month rows between 11 preceding and current row) as revenue_of_window,
        sum(cost_of_revenue) over (order by month rows between 11 preceding and current row) as cost_of_window,
        count(cost_of_revenue) over (order by month rows between 11 preceding and current row) as months_of_window,
        max(is_estimated) over (order by month rows between 11 preceding and current row) as is_window_estimated
    from monthly
),

final as (
    select
        month,
        recurring_revenue,
        cost_of_revenue,
        is_estimated,
        case when months_of_window = 12 then cast(revenue_of_window as decimal(18, 4)) end as trailing_recurring_revenue,
        case when months_of_window = 12 then cast(cost_of_window as decimal(18, 4)) end as trailing_cost_of_revenue,
        case when months_of_window = 12 then ratio(revenue_of_window - cost_of_window, revenue_of_window) end as trailing_margin,
        case when months_of_window = 12 then is_window_estimated end as trailing_is_estimated
    from windowed
)

select * from final
