with settings as (
    select reporting_time_zone
    from etl.setting
),

users as (
    select
        id,
        organization_id
    from raw.zendesk__users
),

metrics as (
    select *
    from raw.zendesk__ticket_metrics
),

-- The last answer counts; 'offered' means that nobody has answered.
answers as (
    select
        ticket_id,
        case when score in ('good', 'goodwithcomment', 'good_with_comment') then 5 else 1 end as satisfaction,
        row_number() over (partition by ticket_id order by coalesce(updated_at, created_at) desc, id desc) as answer_number
    from raw.zendesk__satisfaction_ratings
    where score in ('good', 'goodwithcomment', 'good_with_comment', 'bad', 'badwithcomment', 'bad_with_comment')
),

source as (
    select
        tickets.*,
        coalesce(tickets.organization_id, users.organization_id) as customer_id,
        add_minutes(tickets.created_at, metrics.reply_minutes) as first_replied_at,
        metrics.solved_at,
        metrics.replies,
        metrics.reopens
    from raw.zendesk__tickets as tickets
    left join users
        on tickets.requester_id = users.id
    left join metrics
        on tickets.id = metrics.ticket_id
    where coalesce(tickets.status, 'new') <> 'deleted'
),

final as (
    select
        qualified_id('zendesk', source.id) as ticket_id,
        source.customer_id as account_id,
        source.created_at as opened_at,
        source.first_replied_at,
        source.solved_at,
        local_date(source.created_at, settings.reporting_time_zone) as opened_date,
        local_date(source.first_replied_at, settings.reporting_time_zone) as first_replied_date,
        local_date(source.solved_at, settings.reporting_time_zone) as solved_date,
        source.replies as agent_replies,
        source.reopens > 0 as is_reopened,
        coalesce(source.tags like '%"escalated"%', false) as is_escalated,
        source.priority,
        case source.via_channel
            when 'web' then 'portal'
            when 'voice' then 'phone'
            else source.via_channel
        end as channel,
        -- Zendesk knows good and bad only: the ends of the scale.
        cast(answers.satisfaction as decimal(9, 2)) as satisfaction
    from source
    cross join settings
    left join answers
        on source.id = answers.ticket_id
        and answers.answer_number = 1
)

select * from final
