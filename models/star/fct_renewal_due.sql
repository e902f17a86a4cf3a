-- A contract is due while something of it is in force and its term ends within 60 days. Its ARR is what is due on the day before the term's end.
with due as (
    select
        contracts.contract_id,
        contracts.account_id,
        contracts.term_end_date,
        days.state_date,
        days.month,
        days.is_month_end,
        days.is_latest
    from intermediate.int_contracts as contracts
    inner join intermediate.int_state_days as days
        on contracts.start_date <= days.state_date
        and contracts.term_end_date > days.state_date
        and contracts.term_end_date <= add_days(days.state_date, 60)
),

priced as (
    select
        due.contract_id,
        due.state_date,
        max(
            case when items.valid_from <= due.state_date and items.valid_to > due.state_date then 1 else 0 end
        ) as is_in_force,
        cast(
            sum(
                case
                    when items.valid_from < due.term_end_date and items.valid_to >= due.term_end_date
                        then valued_at(items.annual_amount, coalesce(rates.rate, cast(0 as decimal(18, 8))))
                    else cast(0 as decimal(18, 4))
                end
            ) as decimal(18, 4)
        ) as arr
    from due
    inner join intermediate.int_subscription_items as items
        on due.contract_id = items.contract_id
    left join intermediate.int_fx_rate_months as rates
        on items.currency = rates.currency
        and due.month = rates.month
    group by due.contract_id, due.state_date
),

-- Of several renewals that are open at once the one begun last is meant.
sales as (
    select
        opportunities.account_id,
        days.state_date,
        opportunities.owner,
        row_number() over (
            partition by opportunities.account_id, days.state_date
            order by opportunities.created_date desc, opportunities.opportunity_id desc
        ) as place
    from star.fct_opportunity as opportunities
    inner join intermediate.int_state_days as days
        on opportunities.created_date <= days.state_date
    where opportunities.type = 'renewal'
        and opportunities.owner <> 'unknown'
        and (opportunities.closed_date is null or opportunities.closed_date > days.state_date)
),

accounts as (
    select
        account_key,
        account_id,
        csm,
        valid_from,
        valid_to
    from star.dim_account
),

final as (
    select
        due.contract_id,
        due.account_id,
        due.state_date,
        due.month,
        coalesce(accounts.account_key, 0) as account_key,
        due.is_month_end,
        due.is_latest,
        due.term_end_date,
        days_between(due.state_date, due.term_end_date) as days_left,
        priced.arr,
        coalesce(sales.owner, accounts.csm, 'unknown') as owner,
        health.health_score,
        coalesce(health.band, 'unknown') as band,
        health.renewal_stage,
        1 as due_contracts
    from due
    inner join priced
        on due.contract_id = priced.contract_id
        and due.state_date = priced.state_date
    left join sales
        on due.account_id = sales.account_id
        and due.state_date = sales.state_date
        and sales.place = 1
    left join accounts
        on due.account_id = accounts.account_id
        and due.state_date >= accounts.valid_from
        and due.state_date < accounts.valid_to
    left join intermediate.int_state_health as health
        on due.account_id = health.account_id
        and due.state_date = health.state_date
    where priced.is_in_force = 1
)

select * from final
