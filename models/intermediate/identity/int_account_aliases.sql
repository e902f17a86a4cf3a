-- One row a text by which a system calls an account, where that isn't the account's id; a text that could mean two accounts is none.
with identities as (
    select
        source_system,
        record_id,
        account_id
    from intermediate.int_account_identities
),

-- A vendor's objects name the vendor's own records.
of_vendors as (
    select
        source_system,
        record_id as name,
        account_id
    from identities
    where source_system <> 'standard'
),

-- Files in standard shape may name a record of a CRM or of billing.
of_standard as (
    select
        'standard' as source_system,
        names.name,
        min(identities.account_id) as account_id
    from intermediate.int_account_record_names as names
    inner join identities
        on names.source_system = identities.source_system
        and names.survivor_record_id = identities.record_id
    where names.source_rank <= 5
    group by names.name
    having count(distinct identities.account_id) = 1
),

final as (
    select * from of_vendors
    where name <> account_id
    union all
    select * from of_standard
    where name <> account_id
)

select * from final
