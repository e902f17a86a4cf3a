with accounts as (
    select
        account_key,
        account_id,
        valid_from,
        valid_to
    from star.dim_account
),

final as (
    select
        lines.month,
        lines.line,
        lines.account_id,
        coalesce(accounts.account_key, 0) as account_key,
        lines.amount
    from intermediate.int_ledger_lines as lines
    left join accounts
        on lines.account_id = accounts.account_id
        and month_end(lines.month) >= accounts.valid_from
        and month_end(lines.month) < accounts.valid_to
)

select * from final
