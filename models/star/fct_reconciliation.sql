-- Each bridge laid out line by line. A line of nothing is left out, and an account with nothing on either side; opening and closing stand otherwise.
with lines as (
    select *
    from star.dim_reconciliation_line
),

recurring_revenue as (
    select
        bridges.month,
        bridges.account_id,
        lines.bridge,
        lines.line,
        case lines.line
            when 'mrr' then bridges.mrr
            when 'mid_month_start' then bridges.started
            when 'mid_month_end' then bridges.ended
            when 'mid_month_change' then bridges.changed
            when 'inside_month' then bridges.intra_month
            when 'paused' then bridges.paused
            when 'day_count' then bridges.day_count
            when 'exchange_rate' then bridges.exchange_rate
            when 'rounding' then bridges.rounding
            when 'invoiced_otherwise' then bridges.invoiced_otherwise
            when 'unexplained' then bridges.unexplained
            when 'ledger' then bridges.ledger
        end as amount
    from intermediate.int_revenue_ledgers as bridges
    inner join lines
        on lines.bridge = 'recurring_revenue'
),

invoices as (
    select
        bridges.month,
        bridges.account_id,
        lines.bridge,
        lines.line,
        case lines.line
            when 'mrr' then bridges.mrr
            when 'mid_month_start' then bridges.started
            when 'mid_month_end' then bridges.ended
            when 'mid_month_change' then bridges.changed
            when 'inside_month' then bridges.intra_month
            when 'paused' then bridges.paused
            when 'day_count' then bridges.day_count
            when 'exchange_rate' then bridges.exchange_rate
            when 'rounding' then bridges.rounding
            when 'deferred_change' then bridges.deferred_change
            when 'one_off' then bridges.one_off
            when 'usage' then bridges.usage
            when 'credit' then bridges.credit
            when 'tax' then bridges.tax
            when 'unexplained' then bridges.unexplained
            when 'invoiced' then bridges.invoiced
        end as amount
    from intermediate.int_invoice_bridges as bridges
    inner join lines
        on lines.bridge = 'invoices'
),

deferred_revenue as (
    select
        deferred.month,
        deferred.account_id,
        lines.bridge,
        lines.line,
        case lines.line
            when 'opening_deferred' then deferred.opening_deferred
            when 'invoiced' then deferred.invoiced
            when 'recognised' then cast(-deferred.recognised as decimal(18, 4))
            when 'closing_deferred' then deferred.closing_deferred
        end as amount
    from intermediate.int_deferred_revenue as deferred
    inner join lines
        on lines.bridge = 'deferred_revenue'
),

-- The other lines of the ledger: two parts at most on the other side.
others as (
    select
        comparisons.month,
        comparisons.account_id,
        lines.bridge,
        lines.line,
        case
            when lines.line = 'ledger' then comparisons.ledger
            when lines.line = 'unexplained' then cast(comparisons.ledger - comparisons.first_amount - comparisons.second_amount as decimal(18, 4))
            when lines.role = 'opening' then comparisons.first_amount
            else comparisons.second_amount
        end as amount
    from intermediate.int_ledger_comparisons as comparisons
    inner join lines
        on comparisons.line = lines.bridge
),

laid_out as (
    select * from recurring_revenue
    union all
    select * from invoices
    union all
    select * from deferred_revenue
    union all
    select * from others
),

-- Most lines are nothing: they go before anything is asked of the rest.
told as (
    select
        laid_out.*,
        lines.step_number,
        lines.role,
        lines.source
    from laid_out
    inner join lines
        on laid_out.bridge = lines.bridge
        and laid_out.line = lines.line
    where laid_out.amount <> 0
        or lines.role in ('opening', 'closing')
),

moving as (
    select
        *,
        max(abs(amount)) over (partition by month, account_id, bridge) as largest
    from told
),

accounts as (
    select
        account_key,
        account_id,
        valid_from,
        valid_to
    from star.dim_account
),

final as (
    select
        moving.month,
        moving.account_id,
        coalesce(accounts.account_key, 0) as account_key,
        moving.bridge,
        moving.step_number,
        moving.line,
        moving.role,
        moving.amount,
        moving.source
    from moving
    left join accounts
        on moving.account_id = accounts.account_id
        and month_end(moving.month) >= accounts.valid_from
        and month_end(moving.month) < accounts.valid_to
    where moving.largest <> 0
)

select * from final
