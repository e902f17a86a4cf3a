-- One row a text that names a record: its own id (of a merged record too, which then names the survivor), its number of ours.
with records as (
    select *
    from intermediate.int_account_records
),

names as (
    select
        source_system,
        source_rank,
        record_id as name,
        survivor_record_id
    from records
    union all
    -- Reports of Salesforce cut an id of 18 letters to 15.
    select
        source_system,
        source_rank,
        left(record_id, 15) as name,
        survivor_record_id
    from records
    where source_system = 'salesforce'
    union all
    select
        source_system,
        source_rank,
        external_id as name,
        survivor_record_id
    from records
    where external_id is not null
        and source_rank <= 4
        and not is_merged
        and not is_deleted
),

final as (
    select distinct
        source_system,
        source_rank,
        name,
        survivor_record_id
    from names
)

select * from final
