-- Cases. Salesforce keeps neither replies nor ratings on a case.
with settings as (
    select reporting_time_zone
    from etl.setting
),

source as (
    select
        *,
        case when coalesce(is_closed, closed_date is not null) then closed_date end as solved_at,
        word_key(origin) as origin_word
    from raw.salesforce__cases
    where not coalesce(is_deleted, false)
),

final as (
    select
        source.id as ticket_id,
        source.account_id,
        source.created_date as opened_at,
        cast(null as timestamp) as first_replied_at,
        source.solved_at,
        local_date(source.created_date, settings.reporting_time_zone) as opened_date,
        cast(null as date) as first_replied_date,
        local_date(source.solved_at, settings.reporting_time_zone) as solved_date,
        cast(null as integer) as agent_replies,
        cast(null as boolean) as is_reopened,
        coalesce(source.is_escalated, false) as is_escalated,
        lower(source.priority) as priority,
        case source.origin_word when 'web' then 'portal' else source.origin_word end as channel,
        cast(null as decimal(9, 2)) as satisfaction
    from source
    cross join settings
)

select * from final
