-- One row an account and month from its acquisition: what it earned after the cost of serving it.
with settings as (
    select cs_in_cost_of_revenue
    from etl.setting
),

named_lines as (
    select *
    from intermediate.int_ledger_lines
    where account_id <> '(none)'
),

named_accounts as (
    select distinct account_id
    from named_lines
),

booked as (
    select
        named_lines.account_id,
        named_lines.month,
        cast(sum(
            case
                when named_lines.line = 'recurring_revenue' then named_lines.amount
                when named_lines.line = 'cost_of_revenue' then -named_lines.amount
                when named_lines.line = 'customer_success' and settings.cs_in_cost_of_revenue then -named_lines.amount
                else cast(0 as decimal(18, 4))
            end
        ) as decimal(18, 4)) as gross_profit
    from named_lines
    cross join settings
    group by named_lines.account_id, named_lines.month
),

final as (
    select
        account_months.account_id,
        account_months.month,
        account_months.cohort_month,
        account_months.age,
        case
            when named_accounts.account_id is not null then coalesce(booked.gross_profit, cast(0 as decimal(18, 4)))
            else valued_at(account_months.mrr, margins.trailing_margin)
        end as gross_profit,
        case when named_accounts.account_id is not null then 0 else 1 end as is_estimated
    from intermediate.int_account_months as account_months
    inner join intermediate.int_margin_months as margins
        on account_months.month = margins.month
    left join named_accounts
        on account_months.account_id = named_accounts.account_id
    left join booked
        on account_months.account_id = booked.account_id
        and account_months.month = booked.month
)

select * from final
