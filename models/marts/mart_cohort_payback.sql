-- One row an acquisition cohort: what winning it cost and how long its gross profit took to pay that back.
with cells as (
    select
        cohort_month,
        age,
        sum(accounts) as accounts,
        sum(cumulative_gross_profit) as cumulative_gross_profit,
        count(*) - count(cumulative_gross_profit) as unknown_parts
    from marts.mart_cohort_retention
    group by cohort_month, age
),

costs as (
    select
        month,
        cast(sum(amount) as decimal(18, 4)) as acquisition_cost
    from star.fct_cost_month
    where category in ('sales', 'marketing')
    group by month
),

final as (
    select
        cells.cohort_month,
        cast(cells.accounts as integer) as accounts,
        costs.acquisition_cost,
        max(cells.age) as oldest_age,
        min(
            case
                when cells.unknown_parts = 0 and cells.cumulative_gross_profit >= costs.acquisition_cost then cells.age
            end
        ) as payback_age,
        min(
            case
                when cells.unknown_parts = 0 and cells.cumulative_gross_profit >= costs.acquisition_cost then cells.age + 1
            end
        ) as payback_months
    from cells
    left join costs
        on cells.cohort_month = costs.month
    group by cells.cohort_month, cells.accounts, costs.acquisition_cost
)

select * from final
