-- One row a contract with a term, and the contract that follows it, if one does.
with settings as (
    select as_of_date
    from etl.setting
),

contracts as (
    select
        contracts.contract_id,
        contracts.account_id,
        contracts.start_date,
        contracts.term_end_date,
        contracts.renewed_from
    from intermediate.int_contracts as contracts
    cross join settings
    where contracts.start_date <= settings.as_of_date
),

terms as (
    select *
    from contracts
    where term_end_date is not null
),

candidates as (
    select
        terms.contract_id,
        successors.contract_id as successor_contract_id,
        successors.start_date as successor_start_date,
        0 as preference
    from terms
    inner join contracts as successors
        on successors.renewed_from = terms.contract_id
    union all
    -- A contract that names another as the one it renews follows that one only.
    select
        terms.contract_id,
        successors.contract_id as successor_contract_id,
        successors.start_date as successor_start_date,
        1 as preference
    from terms
    inner join contracts as successors
        on successors.account_id = terms.account_id
        and successors.start_date >= terms.term_end_date
        and successors.contract_id <> terms.contract_id
    where successors.renewed_from is null
),

ranked as (
    select
        *,
        row_number() over (
            partition by contract_id
            order by preference, successor_start_date, successor_contract_id
        ) as candidate_number
    from candidates
),

final as (
    select
        terms.contract_id,
        terms.account_id,
        terms.start_date,
        terms.term_end_date,
        ranked.successor_contract_id,
        ranked.successor_start_date,
        ranked.successor_contract_id is not null
            and days_between(terms.term_end_date, ranked.successor_start_date) <= 30 as is_renewed
    from terms
    left join ranked
        on terms.contract_id = ranked.contract_id
        and ranked.candidate_number = 1
)

select * from final
