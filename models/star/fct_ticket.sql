with settings as (
    select as_of_date
    from etl.setting
),

tickets as (
    select
        tickets.ticket_id,
        tickets.account_id,
        tickets.opened_date,
        tickets.opened_at,
        case when tickets.first_replied_date <= settings.as_of_date then tickets.first_replied_at end as first_replied_at,
        case when tickets.solved_date <= settings.as_of_date then tickets.solved_at end as solved_at,
        tickets.agent_replies,
        tickets.is_reopened,
        tickets.is_escalated,
        coalesce(tickets.priority, 'unknown') as priority,
        coalesce(tickets.channel, 'unknown') as channel
    from intermediate.int_tickets_unioned as tickets
    cross join settings
    where tickets.opened_date <= settings.as_of_date
),

accounts as (
    select
        account_key,
        account_id,
        valid_from,
        valid_to
    from star.dim_account
),

final as (
    select
        tickets.ticket_id,
        tickets.account_id,
        coalesce(accounts.account_key, 0) as account_key,
        tickets.opened_date,
        month_of(tickets.opened_date) as month,
        tickets.priority,
        tickets.channel,
        1 as tickets,
        ratio(seconds_between(tickets.opened_at, tickets.first_replied_at), 3600) as first_reply_hours,
        ratio(seconds_between(tickets.opened_at, tickets.solved_at), 3600) as solution_hours,
        case
            when tickets.solved_at is null or tickets.agent_replies is null then cast(null as integer)
            when tickets.agent_replies = 1 and not coalesce(tickets.is_reopened, false) then 1
            else 0
        end as is_first_contact_resolution,
        case when tickets.is_escalated then 1 else 0 end as is_escalated
    from tickets
    left join accounts
        on tickets.account_id = accounts.account_id
        and tickets.opened_date >= accounts.valid_from
        and tickets.opened_date < accounts.valid_to
)

select * from final
