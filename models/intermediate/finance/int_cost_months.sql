-- One row a month and category: what the ledger says where it has the line, else what the costs say.
with statements as (
    select
        month,
        category,
        amount as costs_amount,
        cast(null as decimal(18, 4)) as ledger_amount
    from intermediate.int_costs
    union all
    select
        month,
        line as category,
        cast(null as decimal(18, 4)) as costs_amount,
        amount as ledger_amount
    from intermediate.int_ledger_lines
    where line in ('sales', 'marketing', 'customer_success', 'cost_of_revenue')
),

summed as (
    select
        month,
        category,
        cast(sum(costs_amount) as decimal(18, 4)) as costs_amount,
        cast(sum(ledger_amount) as decimal(18, 4)) as ledger_amount
    from statements
    group by month, category
),

final as (
    select
        month,
        category,
        costs_amount,
        ledger_amount,
        coalesce(ledger_amount, costs_amount) as amount
    from summed
)

select * from final
