-- One row an account and month with recurring revenue on either side: invoices' revenue against the ledger's. '(none)' stands for all accounts where a month's ledger names none.
with settings as (
    select reporting_currency
    from etl.setting
),

lines as (
    select
        lines.month,
        max(case when lines.account_id is not null then 1 else 0 end) as names_accounts,
        max(case when lines.currency <> settings.reporting_currency then 1 else 0 end) as is_local
    from staging.stg_standard__ledger_lines as lines
    cross join settings
    where lines.line = 'recurring_revenue'
    group by lines.month
),

booked as (
    select
        month,
        account_id,
        amount as ledger
    from intermediate.int_ledger_lines
    where line = 'recurring_revenue'
),

told as (
    select
        bridges.month,
        case when lines.names_accounts = 1 then bridges.account_id else '(none)' end as account_id,
        bridges.mrr,
        bridges.started,
        bridges.ended,
        bridges.changed,
        bridges.intra_month,
        bridges.paused,
        bridges.day_count,
        bridges.rounding,
        bridges.invoiced_otherwise,
        -- A ledger kept in the invoices' currency is valued as they are: at the month's rate.
        case when lines.is_local = 1 then cast(0 as decimal(18, 4)) else bridges.exchange_rate end as exchange_rate,
        case when lines.is_local = 1 then bridges.recognised_at_rate else bridges.recognised end as recognised,
        bridges.rounding_bound,
        cast(0 as decimal(18, 4)) as ledger
    from intermediate.int_revenue_bridges as bridges
    inner join lines
        on bridges.month = lines.month
    union all
    select
        month,
        account_id,
        cast(0 as decimal(18, 4)) as mrr,
        cast(0 as decimal(18, 4)) as started,
        cast(0 as decimal(18, 4)) as ended,
        cast(0 as decimal(18, 4)) as changed,
        cast(0 as decimal(18, 4)) as intra_month,
        cast(0 as decimal(18, 4)) as paused,
        cast(0 as decimal(18, 4)) as day_count,
        cast(0 as decimal(18, 4)) as rounding,
        cast(0 as decimal(18, 4)) as invoiced_otherwise,
        cast(0 as decimal(18, 4)) as exchange_rate,
        cast(0 as decimal(18, 4)) as recognised,
        cast(0 as decimal(18, 4)) as rounding_bound,
        ledger
    from booked
),

summed as (
    select
        month,
        account_id,
        cast(sum(mrr) as decimal(18, 4)) as mrr,
        cast(sum(started) as decimal(18, 4)) as started,
        cast(sum(ended) as decimal(18, 4)) as ended,
        cast(sum(changed) as decimal(18, 4)) as changed,
        cast(sum(intra_month) as decimal(18, 4)) as intra_month,
        cast(sum(paused) as decimal(18, 4)) as paused,
        cast(sum(day_count) as decimal(18, 4)) as day_count,
        cast(sum(rounding) as decimal(18, 4)) as rounding,
        cast(sum(invoiced_otherwise) as decimal(18, 4)) as invoiced_otherwise,
        cast(sum(exchange_rate) as decimal(18, 4)) as exchange_rate,
        cast(sum(recognised) as decimal(18, 4)) as recognised,
        cast(sum(rounding_bound) as decimal(18, 4)) as rounding_bound,
        cast(sum(ledger) as decimal(18, 4)) as ledger
    from told
    group by month, account_id
),

final as (
    select
        month,
        account_id,
        mrr,
        started,
        ended,
        changed,
        intra_month,
        paused,
        day_count,
        exchange_rate,
        case
            when abs(ledger - recognised) <= rounding_bound then cast(rounding + ledger - recognised as decimal(18, 4))
            else rounding
        end as rounding,
        invoiced_otherwise,
        case
            when abs(ledger - recognised) <= rounding_bound then cast(0 as decimal(18, 4))
            else cast(ledger - recognised as decimal(18, 4))
        end as unexplained,
        ledger
    from summed
)

select * from final
