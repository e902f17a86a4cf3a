with settings as (
    select
        as_of_date,
        closing_month
    from etl.setting
),

terms as (
    select
        successors.contract_id,
        successors.account_id,
        successors.term_end_date,
        month_of(successors.term_end_date) as month,
        case when successors.is_renewed then successors.successor_contract_id end as successor_contract_id,
        case when successors.is_renewed then successors.successor_start_date end as successor_start_date,
        successors.is_renewed,
        add_days(month_end(successors.term_end_date), 30) <= settings.as_of_date as is_observed
    from intermediate.int_contract_successors as successors
    cross join settings
    where month_of(successors.term_end_date) <= settings.closing_month
),

priced as (
    select
        items.contract_id,
        items.currency,
        items.valid_from,
        items.valid_to,
        items.annual_amount
    from intermediate.int_subscription_items as items
    where items.contract_id is not null
),

due as (
    select
        terms.contract_id,
        cast(sum(valued_at(priced.annual_amount, rates.rate)) as decimal(18, 4)) as arr
    from terms
    inner join priced
        on terms.contract_id = priced.contract_id
        and priced.valid_from < terms.term_end_date
        and priced.valid_to >= terms.term_end_date
    inner join intermediate.int_fx_rate_months as rates
        on priced.currency = rates.currency
        and terms.month = rates.month
    group by terms.contract_id
),

renewed as (
    select
        terms.contract_id,
        cast(sum(valued_at(priced.annual_amount, rates.rate)) as decimal(18, 4)) as arr
    from terms
    inner join priced
        on terms.successor_contract_id = priced.contract_id
        and priced.valid_from <= terms.successor_start_date
        and priced.valid_to > terms.successor_start_date
    inner join intermediate.int_fx_rate_months as rates
        on priced.currency = rates.currency
        and terms.month = rates.month
    group by terms.contract_id
),

accounts as (
    select
        account_key,
        account_id,
        valid_from,
        valid_to
    from star.dim_account
),

compared as (
    select
        terms.*,
        coalesce(due.arr, cast(0 as decimal(18, 4))) as due_arr,
        coalesce(renewed.arr, cast(0 as decimal(18, 4))) as successor_arr
    from terms
    left join due
        on terms.contract_id = due.contract_id
    left join renewed
        on terms.contract_id = renewed.contract_id
),

final as (
    select
        compared.contract_id,
        compared.account_id,
        coalesce(accounts.account_key, 0) as account_key,
        compared.term_end_date,
        compared.month,
        compared.successor_contract_id,
        compared.is_observed,
        case when compared.is_observed then 1 end as due_contracts,
        case when compared.is_observed then case when compared.is_renewed then 1 else 0 end end as renewed_contracts,
        case when compared.is_observed then compared.due_arr end as due_arr,
        case
            when not compared.is_observed then cast(null as decimal(18, 4))
            when compared.successor_arr < compared.due_arr then compared.successor_arr
            else compared.due_arr
        end as renewed_arr
    from compared
    left join accounts
        on compared.account_id = accounts.account_id
        and add_days(compared.term_end_date, -1) >= accounts.valid_from
        and add_days(compared.term_end_date, -1) < accounts.valid_to
)

select * from final
