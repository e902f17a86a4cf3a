with settings as (
    select reporting_time_zone
    from etl.setting
),

source as (
    select *
    from raw.salesforce__leads
    where not coalesce(is_deleted, false)
),

final as (
    select
        source.id as lead_id,
        source.converted_account_id as account_id,
        source.lead_source as channel,
        local_date(source.created_date, settings.reporting_time_zone) as created_date,
        source.qualified_date,
        source.converted_opportunity_id as opportunity_id,
        source.converted_date
    from source
    cross join settings
)

select * from final
