-- Of the systems that know an account one describes it: the first in the order of int_account_identities.
with versions as (
    select 'standard' as source_system, versions.* from staging.stg_standard__account_versions as versions
    union all
    select 'ravenstack' as source_system, versions.* from staging.stg_ravenstack__account_versions as versions
    union all
    select 'salesforce' as source_system, versions.* from staging.stg_salesforce__account_versions as versions
    union all
    select 'hubspot' as source_system, versions.* from staging.stg_hubspot__account_versions as versions
),

identities as (
    select *
    from intermediate.int_account_identities
    where is_describing
),

final as (
    select
        identities.account_id,
        versions.account_name,
        versions.industry,
        versions.region,
        versions.country,
        versions.segment,
        versions.employees,
        versions.icp_fit,
        versions.touch_tier,
        versions.csm,
        versions.channel,
        versions.valid_from,
        versions.known_at
    from versions
    inner join identities
        on versions.source_system = identities.source_system
        and versions.account_id = identities.record_id
    union all
    -- Who pays without being in the CRM is an account by its name.
    select
        account_id,
        record_name as account_name,
        cast(null as varchar) as industry,
        cast(null as varchar) as region,
        country,
        cast(null as varchar) as segment,
        cast(null as integer) as employees,
        cast(null as varchar) as icp_fit,
        cast(null as varchar) as touch_tier,
        cast(null as varchar) as csm,
        cast(null as varchar) as channel,
        cast('1900-01-01' as date) as valid_from,
        cast('1900-01-01 00:00:00' as timestamp) as known_at
    from identities
    where source_system = 'stripe'
)

select * from final
