with settings as (
    select reporting_time_zone
    from etl.setting
),

source as (
    select
        *,
        add_minutes(submitted_at, first_response_time_minutes) as first_replied_at
    from raw.ravenstack__support_tickets
),

final as (
    select
        source.ticket_id,
        source.account_id,
        cast(source.submitted_at as timestamp) as opened_at,
        source.first_replied_at,
        cast(source.closed_at as timestamp) as solved_at,
        local_date(source.submitted_at, settings.reporting_time_zone) as opened_date,
        local_date(source.first_replied_at, settings.reporting_time_zone) as first_replied_date,
        local_date(source.closed_at, settings.reporting_time_zone) as solved_date,
        cast(null as integer) as agent_replies,
        cast(null as boolean) as is_reopened,
        coalesce(source.escalation_flag, false) as is_escalated,
        source.priority,
        cast(null as varchar) as channel,
        cast(source.satisfaction_score as decimal(9, 2)) as satisfaction
    from source
    cross join settings
)

select * from final
