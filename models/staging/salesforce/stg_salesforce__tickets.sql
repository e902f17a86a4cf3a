-- Cases. Replies and ratings Salesforce keeps in fields of the company's own, if at all.
with settings as (
    select reporting_time_zone
    from etl.setting
),

-- A copy of a ticket that Zendesk delivers itself is no second one.
source as (
    select
        cases.*,
        case when coalesce(cases.is_closed, cases.closed_date is not null) then cases.closed_date end as solved_at,
        word_key(cases.origin) as origin_word,
        word_key(cases.priority) as priority_word
    from raw.salesforce__cases as cases
    left join raw.zendesk__tickets as originals
        on cases.zendesk_ticket_id = originals.id
    where not coalesce(cases.is_deleted, false)
        and originals.id is null
),

final as (
    select
        source.id as ticket_id,
        source.account_id,
        source.created_date as opened_at,
        source.first_reply as first_replied_at,
        source.solved_at,
        local_date(source.created_date, settings.reporting_time_zone) as opened_date,
        local_date(source.first_reply, settings.reporting_time_zone) as first_replied_date,
        local_date(source.solved_at, settings.reporting_time_zone) as solved_date,
        source.agent_replies,
        source.is_reopened,
        coalesce(source.is_escalated, false) as is_escalated,
        case source.priority_word when 'medium' then 'normal' else source.priority_word end as priority,
        case source.origin_word when 'web' then 'portal' else source.origin_word end as channel,
        cast(source.satisfaction as decimal(9, 2)) as satisfaction
    from source
    cross join settings
)

select * from final
