with settings as (
    select reporting_time_zone
    from etl.setting
),

source as (
    select *
    from raw.standard__touchpoints
),

final as (
    select
        source.touchpoint_id,
        source.account_id,
        lower(source.kind) as kind,
        local_date(source.occurred_at, settings.reporting_time_zone) as occurred_date,
        source.csm,
        source.outcome
    from source
    cross join settings
)

select * from final
