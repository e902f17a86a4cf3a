-- The number of replies and ratings HubSpot keeps in properties of the company's own, if at all.
with settings as (
    select reporting_time_zone
    from etl.setting
),

-- A copy of a ticket that Zendesk delivers itself is no second one.
source as (
    select
        tickets.*,
        lower(tickets.source_type) as source_word,
        lower(tickets.hs_ticket_priority) as priority_word
    from raw.hubspot__tickets as tickets
    left join raw.zendesk__tickets as originals
        on tickets.zendesk_ticket_id = originals.id
    where not coalesce(tickets.archived, false)
        and originals.id is null
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
        source.agent_replies,
        source.reopened as is_reopened,
        coalesce(source.escalated, false) as is_escalated,
        case source.priority_word when 'medium' then 'normal' else source.priority_word end as priority,
        case source.source_word when 'form' then 'portal' else source.source_word end as channel,
        cast(source.satisfaction as decimal(9, 2)) as satisfaction
    from source
    cross join settings
)

select * from final
