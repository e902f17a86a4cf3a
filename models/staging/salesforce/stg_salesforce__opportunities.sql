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

source as (
    select
        *,
        word_key(stage_name) as stage,
        word_key(type) as type_word,
        word_key(lead_source) as source_word
    from raw.salesforce__opportunities
    where not coalesce(is_deleted, false)
),

final as (
    select
        source.id as opportunity_id,
        source.account_id,
        case
            when source.type_word in ('new', 'new_business', 'new_customer') then 'new'
            when source.type_word in ('upsell', 'existing_customer_upgrade') then 'upsell'
            when source.type_word in ('cross_sell', 'existing_customer_cross_sell') then 'cross_sell'
            when source.type_word in ('renewal', 'existing_customer_replacement') then 'renewal'
        end as type,
        case
            when source.source_word in ('customer_success', 'cs') then 'cs'
            when source.source_word in ('sales', 'outbound', 'cold_call') then 'sales'
            when source.source_word in ('partner', 'partner_referral') then 'partner'
            when source.source_word in ('marketing', 'web', 'event', 'advertisement', 'trade_show') then 'marketing'
        end as source,
        source.stage,
        source.product,
        users.name as owner,
        source.amount,
        upper(source.currency_iso_code) as currency,
        local_date(source.created_date, settings.reporting_time_zone) as created_date,
        -- While a deal is open its close date is a hope.
        case when coalesce(source.is_closed, source.stage in ('closed_won', 'closed_lost')) then source.close_date end as closed_date,
        coalesce(source.is_won, source.stage = 'closed_won') as is_won
    from source
    cross join settings
    left join users
        on source.owner_id = users.id
)

select * from final
