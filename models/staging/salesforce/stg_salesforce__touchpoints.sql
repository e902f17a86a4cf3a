-- What a CSM of the account has done: tasks and meetings; a seller's calls are no touch of customer success.
with settings as (
    select reporting_time_zone
    from etl.setting
),

users as (
    select
        id,
        name
    from raw.salesforce__users
),

-- Who hands an account over has looked after it all the same.
csms as (
    select
        id as account_id,
        coalesce(csm_id, owner_id) as user_id
    from raw.salesforce__accounts__history
    union distinct
    select
        account_id,
        old_value as user_id
    from raw.salesforce__account_history
    where word_key(field) = 'csm_c'
),

tasks as (
    select
        source.id,
        source.account_id,
        source.owner_id,
        coalesce(word_key(source.type), word_key(source.task_subtype), 'task') as kind,
        -- The planned day has no time and so no zone.
        coalesce(local_date(source.completed_date_time, settings.reporting_time_zone), source.activity_date) as occurred_date,
        source.call_disposition as outcome
    from raw.salesforce__tasks as source
    cross join settings
    where not coalesce(source.is_deleted, false)
        and coalesce(source.is_closed, lower(source.status) = 'completed')
),

-- A meeting is one, however many were invited to it.
meetings as (
    select
        source.id,
        source.account_id,
        source.owner_id,
        coalesce(word_key(source.type), 'meeting') as kind,
        case
            when coalesce(source.is_all_day_event, false) then source.activity_date
            else coalesce(local_date(source.start_date_time, settings.reporting_time_zone), source.activity_date)
        end as occurred_date,
        cast(null as varchar) as outcome
    from raw.salesforce__events as source
    cross join settings
    where not coalesce(source.is_deleted, false)
        and not coalesce(source.is_child, false)
        and not coalesce(source.is_recurrence, false)
),

touches as (
    select * from tasks
    union all
    select * from meetings
),

final as (
    select
        touches.id as touchpoint_id,
        touches.account_id,
        touches.kind,
        touches.occurred_date,
        users.name as csm,
        touches.outcome
    from touches
    inner join csms
        on touches.account_id = csms.account_id
        and touches.owner_id = csms.user_id
    left join users
        on touches.owner_id = users.id
    where touches.occurred_date is not null
)

select * from final
