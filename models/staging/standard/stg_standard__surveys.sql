with settings as (
    select reporting_time_zone
    from etl.setting
),

source as (
    select *
    from raw.standard__surveys
),

final as (
    select
        source.response_id,
        source.account_id,
        source.contact_id,
        lower(source.kind) as kind,
        cast(source.score as decimal(9, 2)) as score,
        source.comment,
        source.answered_at,
        local_date(source.answered_at, settings.reporting_time_zone) as answered_date
    from source
    cross join settings
)

select * from final
