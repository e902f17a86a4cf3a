with settings as (
    select reporting_time_zone
    from etl.setting
),

source as (
    select *
    from raw.ravenstack__accounts__history
),

final as (
    select
        source.account_id,
        source.account_name,
        source.industry,
        cast(null as varchar) as region,
        source.country,
        cast(null as varchar) as segment,
        cast(null as integer) as employees,
        cast(null as varchar) as icp_fit,
        cast(null as varchar) as touch_tier,
        cast(null as varchar) as csm,
        source.referral_source as channel,
        version_date(source.valid_from, settings.reporting_time_zone) as valid_from,
        source.valid_from as known_at
    from source
    cross join settings
)

select * from final
