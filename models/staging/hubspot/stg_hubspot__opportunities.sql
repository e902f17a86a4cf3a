with settings as (
    select reporting_time_zone
    from etl.setting
),

owners as (
    select *
    from staging.stg_hubspot__owners
),

source as (
    select
        *,
        case lower(dealstage)
            when 'closedwon' then 'closed_won'
            when 'closedlost' then 'closed_lost'
            else lower(dealstage)
        end as stage
    from raw.hubspot__deals
    where not coalesce(archived, false)
),

final as (
    select
        qualified_id('hubspot', source.id) as opportunity_id,
        source.company_id as account_id,
        case
            when source.sale_type in ('new', 'upsell', 'cross_sell', 'renewal') then source.sale_type
            when source.dealtype = 'newbusiness' then 'new'
        end as type,
        lower(source.deal_source) as source,
        source.stage,
        source.product,
        owners.owner_name as owner,
        source.amount,
        upper(source.deal_currency_code) as currency,
        local_date(source.createdate, settings.reporting_time_zone) as created_date,
        -- While a deal is open its close date is a hope.
        case
            when coalesce(source.hs_is_closed, source.stage in ('closed_won', 'closed_lost'))
                then local_date(source.closedate, settings.reporting_time_zone)
        end as closed_date,
        coalesce(source.hs_is_closed_won, source.stage = 'closed_won') as is_won
    from source
    cross join settings
    left join owners
        on source.hubspot_owner_id = owners.owner_id
)

select * from final
