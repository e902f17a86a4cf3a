-- One row an account, closing month and window of 1 or 12 months, for accounts with MRR at the opening.
with windows as (
    select 1 as window_months
    union all
    select 12 as window_months
),

account_months as (
    select *
    from intermediate.int_account_months
),

openings as (
    select
        account_months.account_id,
        account_months.month as opening_month,
        add_months(account_months.month, windows.window_months) as month,
        windows.window_months,
        account_months.mrr as opening_mrr
    from account_months
    cross join windows
    where account_months.mrr > 0
),

local_closings as (
    select *
    from intermediate.int_product_currency_months
),

-- Both sides at the opening period's rate; a currency not yet quoted then is valued at its own month's.
revalued as (
    select
        local_closings.account_id,
        local_closings.month,
        windows.window_months,
        cast(sum(
            case
                when rates.rate is null then local_closings.mrr
                else valued_at(local_closings.mrr_amount, rates.rate)
            end
        ) as decimal(18, 4)) as closing_mrr
    from local_closings
    cross join windows
    left join intermediate.int_fx_rate_months as rates
        on local_closings.currency = rates.currency
        and rates.month = add_months(local_closings.month, -windows.window_months)
    group by local_closings.account_id, local_closings.month, windows.window_months
),

final as (
    select
        openings.account_id,
        openings.month,
        openings.window_months,
        openings.opening_month,
        openings.opening_mrr,
        coalesce(revalued.closing_mrr, cast(0 as decimal(18, 4))) as closing_mrr,
        case
            when coalesce(revalued.closing_mrr, cast(0 as decimal(18, 4))) < openings.opening_mrr
                then coalesce(revalued.closing_mrr, cast(0 as decimal(18, 4)))
            else openings.opening_mrr
        end as kept_mrr,
        -- Nothing in force at all: a paused account is not lost.
        case when closings.mrr = 0 and closings.gross_mrr = 0 then 1 else 0 end as lost_accounts
    from openings
    -- Months beyond the last closed one are none.
    inner join account_months as closings
        on openings.account_id = closings.account_id
        and openings.month = closings.month
    left join revalued
        on openings.account_id = revalued.account_id
        and openings.month = revalued.month
        and openings.window_months = revalued.window_months
)

select * from final
