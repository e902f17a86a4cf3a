-- What the account's CSM has done; a seller's calls are no touch of customer success.
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

accounts as (
    select
        id,
        coalesce(csm_id, owner_id) as csm_id
    from raw.salesforce__accounts
),

source as (
    select *
    from raw.salesforce__tasks
    where not coalesce(is_deleted, false)
        and coalesce(is_closed, lower(status) = 'completed')
),

final as (
    select
        source.id as touchpoint_id,
        source.account_id,
        coalesce(word_key(source.type), word_key(source.task_subtype), 'task') as kind,
        -- The planned day has no time and so no zone.
        coalesce(local_date(source.completed_date_time, settings.reporting_time_zone), source.activity_date) as occurred_date,
        users.name as csm,
        source.call_disposition as outcome
    from source
    inner join accounts
        on source.account_id = accounts.id
        and source.owner_id = accounts.csm_id
    cross join settings
    left join users
        on source.owner_id = users.id
    where coalesce(source.completed_date_time, cast(source.activity_date as timestamp)) is not null
)

select * from final
