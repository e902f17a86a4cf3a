-- Calls, mails and meetings of those who look after the company or once did; a seller's are no touch of customer success.
with settings as (
    select reporting_time_zone
    from etl.setting
),

csms as (
    select distinct
        id as company_id,
        hubspot_owner_id as owner_id
    from raw.hubspot__companies__history
),

source as (
    select *
    from raw.hubspot__engagements
    where not coalesce(archived, false)
        and hs_engagement_type in ('CALL', 'EMAIL', 'MEETING')
        and (hs_meeting_outcome is null or hs_meeting_outcome not in ('RESCHEDULED', 'NO_SHOW', 'CANCELED'))
        and (hs_call_status is null or hs_call_status not in ('NO_ANSWER', 'BUSY', 'FAILED', 'CANCELED', 'MISSED'))
),

final as (
    select
        qualified_id('hubspot', source.id) as touchpoint_id,
        source.company_id as account_id,
        coalesce(word_key(source.hs_activity_type), lower(source.hs_engagement_type)) as kind,
        local_date(source.hs_timestamp, settings.reporting_time_zone) as occurred_date,
        owners.owner_name as csm,
        lower(source.hs_meeting_outcome) as outcome
    from source
    cross join settings
    inner join csms
        on source.company_id = csms.company_id
        and source.hubspot_owner_id = csms.owner_id
    left join staging.stg_hubspot__owners as owners
        on source.hubspot_owner_id = owners.owner_id
)

select * from final
