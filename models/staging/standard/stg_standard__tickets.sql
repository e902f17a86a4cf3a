with settings as (
    select reporting_time_zone
    from etl.setting
),

source as (
    select *
    from raw.standard__tickets
),

final as (
    select
        source.ticket_id,
        source.account_id,
        source.opened_at,
        source.first_replied_at,
        source.solved_at,
        local_date(source.opened_at, settings.reporting_time_zone) as opened_date,
        local_date(source.first_replied_at, settings.reporting_time_zone) as first_replied_date,
        local_date(source.solved_at, settings.reporting_time_zone) as solved_date,
        source.agent_replies,
        source.reopened as is_reopened,
        coalesce(source.escalated, false) as is_escalated,
        source.priority,
        source.channel,
        cast(source.satisfaction as decimal(9, 2)) as satisfaction
    from source
    cross join settings
)

select * from final
