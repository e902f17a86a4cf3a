with settings as (
    select
        reporting_time_zone,
        reporting_utc_minutes
    from etl.setting
),

source as (
    select *
    from raw.standard__usage_events
),

final as (
    select
        source.event_id,
        source.account_id,
        source.user_id,
        local_date_of_many(source.occurred_at, settings.reporting_time_zone, settings.reporting_utc_minutes) as usage_date,
        lower(source.event) as event,
        source.feature,
        cast(source.quantity as decimal(18, 4)) as quantity,
        cast(source.duration_seconds as decimal(18, 4)) as duration_seconds
    from source
    cross join settings
)

select * from final
