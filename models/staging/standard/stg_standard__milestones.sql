with settings as (
    select reporting_time_zone
    from etl.setting
),

source as (
    select *
    from raw.standard__milestones
),

final as (
    select
        source.milestone_id,
        source.account_id,
        lower(source.name) as milestone,
        source.due_date,
        local_date(source.completed_at, settings.reporting_time_zone) as completed_date
    from source
    cross join settings
)

select * from final
