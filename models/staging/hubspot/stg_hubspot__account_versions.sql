with settings as (
    select reporting_time_zone
    from etl.setting
),

source as (
    select *
    from raw.hubspot__companies__history
),

owners as (
    select *
    from staging.stg_hubspot__owners
),

final as (
    select
        source.id as account_id,
        source.name as account_name,
        source.industry,
        coalesce(source.region, source.state) as region,
        source.country,
        source.segment,
        source.numberofemployees as employees,
        lower(source.icp_fit) as icp_fit,
        lower(source.touch_tier) as touch_tier,
        owners.owner_name as csm,
        source.acquisition_channel as channel,
        version_date(source.valid_from, settings.reporting_time_zone) as valid_from,
        source.valid_from as known_at
    from source
    cross join settings
    left join owners
        on source.hubspot_owner_id = owners.owner_id
)

select * from final
