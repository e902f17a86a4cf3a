-- HubSpot keeps neither the number of replies nor ratings on a ticket.
with settings as (
    select reporting_time_zone
    from etl.setting
),

source as (
    select
        *,
        lower(source_type) as source_word
    from raw.hubspot__tickets
    where not coalesce(archived, false)
),

final as (
    select
        qualified_id('hubspot', source.id) as ticket_id,
        source.company_id as account_id,
        source.createdate as opened_at,
        source.first_agent_reply_date as first_replied_at,
        source.closed_date as solved_at,
        local_date(source.createdate, settings.reporting_time_zone) as opened_date,
        local_date(source.first_agent_reply_date, settings.reporting_time_zone) as first_replied_date,
        local_date(source.closed_date, settings.reporting_time_zone) as solved_date,
        cast(null as integer) as agent_replies,
        cast(null as boolean) as is_reopened,
        false as is_escalated,
        lower(source.hs_ticket_priority) as priority,
        case source.source_word when 'form' then 'portal' else source.source_word end as channel,
        cast(null as decimal(9, 2)) as satisfaction
    from source
    cross join settings
)

select * from final
