-- HubSpot has no leads beside its contacts: a contact that was ever a lead is one.
with settings as (
    select reporting_time_zone
    from etl.setting
),

source as (
    select *
    from raw.hubspot__contacts
    where hs_lifecyclestage_lead_date is not null
        and not coalesce(archived, false)
),

final as (
    select
        qualified_id('hubspot', source.id) as lead_id,
        source.associatedcompanyid as account_id,
        coalesce(source.lead_channel, lower(source.hs_analytics_source)) as channel,
        local_date(source.hs_lifecyclestage_lead_date, settings.reporting_time_zone) as created_date,
        local_date(source.hs_lifecyclestage_salesqualifiedlead_date, settings.reporting_time_zone) as qualified_date,
        case when source.deal_id is not null then qualified_id('hubspot', source.deal_id) end as opportunity_id,
        local_date(source.hs_lifecyclestage_opportunity_date, settings.reporting_time_zone) as converted_date
    from source
    cross join settings
)

select * from final
