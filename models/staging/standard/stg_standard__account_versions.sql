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
        -- The first known version holds from the beginning of time, in every time zone.
        case
            when source.valid_from <= cast('1900-01-02 00:00:00' as timestamp) then cast('1900-01-01' as date)
            else local_date(source.valid_from, settings.reporting_time_zone)
        end as valid_from,
        source.valid_from as known_at
    from source
    cross join settings
)

select * from final
