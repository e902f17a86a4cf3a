-- A company merged into another is often gone from the extract: the one that is left names it.
with companies as (
    select *
    from raw.hubspot__companies
),

merged as (
    select
        part_of(companies.hs_merged_object_ids, ';', parts.number) as record_id,
        max(companies.id) as survivor_record_id
    from companies
    cross join number_spine(1, 50) as parts
    where part_of(companies.hs_merged_object_ids, ';', parts.number) is not null
    group by part_of(companies.hs_merged_object_ids, ';', parts.number)
),

final as (
    select
        companies.id as record_id,
        companies.name as record_name,
        companies.account_number as external_id,
        companies.salesforceaccountid as linked_id,
        domain_of(companies.domain) as domain,
        companies.country,
        merged.survivor_record_id,
        coalesce(companies.archived, false) as is_deleted
    from companies
    left join merged
        on companies.id = merged.record_id
        and companies.id <> merged.survivor_record_id
    union all
    select
        merged.record_id,
        cast(null as varchar) as record_name,
        cast(null as varchar) as external_id,
        cast(null as varchar) as linked_id,
        cast(null as varchar) as domain,
        cast(null as varchar) as country,
        merged.survivor_record_id,
        true as is_deleted
    from merged
    left join companies
        on merged.record_id = companies.id
    where companies.id is null
)

select * from final
