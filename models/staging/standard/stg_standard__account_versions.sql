with settings as (
    select reporting_time_zone
    from etl.setting
),

source as (
    select *
    from raw.standard__accounts__history
),

final as (
    select
        source.account_id,
        source.account_name,
        source.industry,
        source.region,
        source.country,
        source.segment,
        source.employees,
        lower(cast(source.icp_fit as varchar)) as icp_fit,
        lower(source.touch_tier) as touch_tier,
        source.csm,
        source.acquisition_channel as channel,
        version_date(source.valid_from, settings.reporting_time_zone) as valid_from,
        source.valid_from as known_at
    from source
    cross join settings
)

select * from final
