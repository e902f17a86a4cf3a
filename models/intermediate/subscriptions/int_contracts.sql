with contracts as (
    select 'standard' as source_system, told.* from staging.stg_standard__contracts as told
),

final as (
    select
        contracts.contract_id,
        coalesce(aliases.account_id, contracts.account_id) as account_id,
        contracts.start_date,
        contracts.term_end_date,
        contracts.renewed_from,
        contracts.status
    from contracts
    left join intermediate.int_account_aliases as aliases
        on contracts.source_system = aliases.source_system
        and contracts.account_id = aliases.name
)

select * from final
