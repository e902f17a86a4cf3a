-- Cost lines, and beside them what the ledger's total of a month and category has that its lines do not: (ledger) is nobody's
-- channel, segment or tier, so that a cut keeps to its lines while all of them together are the total.
with cost_months as (
    select *
    from intermediate.int_cost_months
),

differences as (
    select
        month,
        category,
        '(ledger)' as channel,
        '(ledger)' as segment,
        '(ledger)' as touch_tier,
        cast(ledger_amount - coalesce(costs_amount, cast(0 as decimal(18, 4))) as decimal(18, 4)) as amount
    from cost_months
    where ledger_amount is not null
        and (costs_amount is null or ledger_amount <> costs_amount)
),

final as (
    select
        month,
        category,
        channel,
        segment,
        touch_tier,
        amount
    from intermediate.int_costs
    union all
    select * from differences
)

select * from final
