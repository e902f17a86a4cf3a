with settings as (
    select reporting_time_zone
    from etl.setting
),

source as (
    select *
    from raw.standard__opportunities__history
),

versions as (
    select
        source.opportunity_id,
        source.account_id,
        lower(source.type) as type,
        lower(source.stage) as stage,
        source.created_date,
        source.closed_date,
        version_date(source.valid_from, settings.reporting_time_zone) as known_from,
        case
            when source.valid_to >= cast('9999-12-30 00:00:00' as timestamp) then cast('9999-12-31' as date)
            else local_date(source.valid_to, settings.reporting_time_zone)
        end as known_to
    from source
    cross join settings
),

-- Of several versions of one day the last one is the day's.
final as (
    select *
    from versions
    where known_from < known_to
)

select * from final
