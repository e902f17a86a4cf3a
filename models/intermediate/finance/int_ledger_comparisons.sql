-- One row a month, ledger line and account, of the lines that are not recurring revenue: what invoices and costs say, and what the ledger says.
with lines as (
    select
        month,
        line,
        max(case when account_id is not null then 1 else 0 end) as names_accounts
    from staging.stg_standard__ledger_lines
    where line in ('one_off_revenue', 'refunds')
    group by month, line
),

told as (
    select
        lines.month,
        lines.line,
        case when lines.names_accounts = 1 then invoices.account_id else '(none)' end as account_id,
        case when lines.line = 'refunds' then invoices.credit else invoices.one_off end as first_amount,
        case when lines.line = 'refunds' then cast(0 as decimal(18, 4)) else invoices.usage end as second_amount,
        cast(0 as decimal(18, 4)) as ledger
    from lines
    inner join intermediate.int_invoice_months as invoices
        on lines.month = invoices.month
    union all
    select
        costs.month,
        costs.category as line,
        '(none)' as account_id,
        case when costs.channel = '(none)' then cast(0 as decimal(18, 4)) else costs.amount end as first_amount,
        case when costs.channel = '(none)' then costs.amount else cast(0 as decimal(18, 4)) end as second_amount,
        cast(0 as decimal(18, 4)) as ledger
    from intermediate.int_costs as costs
    inner join (
        select
            month,
            category
        from intermediate.int_cost_months
        where ledger_amount is not null
    ) as booked
        on costs.month = booked.month
        and costs.category = booked.category
    union all
    -- The ledger's revenue and refunds by account; costs are compared in total.
    select
        month,
        line,
        case when line in ('one_off_revenue', 'refunds') then account_id else '(none)' end as account_id,
        cast(0 as decimal(18, 4)) as first_amount,
        cast(0 as decimal(18, 4)) as second_amount,
        amount as ledger
    from intermediate.int_ledger_lines
    where line <> 'recurring_revenue'
),

final as (
    select
        month,
        line,
        account_id,
        cast(sum(first_amount) as decimal(18, 4)) as first_amount,
        cast(sum(second_amount) as decimal(18, 4)) as second_amount,
        cast(sum(ledger) as decimal(18, 4)) as ledger
    from told
    group by month, line, account_id
)

select * from final
