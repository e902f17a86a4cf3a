-- One row a month, ledger line and account; '(none)' holds what the control total has beyond the rows that name an account.
with settings as (
    select
        closing_month,
        reporting_currency
    from etl.setting
),

lines as (
    select
        lines.month,
        lines.line,
        coalesce(lines.account_id, '(none)') as account_id,
        lines.amount,
        coalesce(lines.currency, settings.reporting_currency) as currency
    from staging.stg_standard__ledger_lines as lines
    cross join settings
    where lines.month <= settings.closing_month
),

valued as (
    select
        lines.month,
        lines.line,
        lines.account_id,
        cast(
            sum(valued_at(lines.amount, coalesce(rates.rate, cast(0 as decimal(18, 8))))) as decimal(18, 4)
        ) as amount
    from lines
    left join intermediate.int_fx_rate_months as rates
        on lines.currency = rates.currency
        and lines.month = rates.month
    group by lines.month, lines.line, lines.account_id
),

totals as (
    select
        month,
        line,
        cast(sum(case when account_id = '(none)' then cast(0 as decimal(18, 4)) else amount end) as decimal(18, 4)) as named_amount
    from valued
    group by month, line
),

-- Without a control total the rows that name an account are the total: there is no rest.
final as (
    select
        month,
        line,
        account_id,
        amount
    from valued
    where account_id <> '(none)'
    union all
    select
        valued.month,
        valued.line,
        valued.account_id,
        cast(valued.amount - totals.named_amount as decimal(18, 4)) as amount
    from valued
    inner join totals
        on valued.month = totals.month
        and valued.line = totals.line
    where valued.account_id = '(none)'
)

select * from final
