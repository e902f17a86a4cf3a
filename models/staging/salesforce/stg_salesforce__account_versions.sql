with settings as (
    select reporting_time_zone
    from etl.setting
),

source as (
    select *
    from raw.salesforce__accounts__history
),

users as (
    select
        id,
        name
    from raw.salesforce__users
),

final as (
    select
        source.id as account_id,
        source.name as account_name,
        source.industry,
        coalesce(source.region, source.billing_state) as region,
        source.billing_country as country,
        source.segment,
        source.number_of_employees as employees,
        lower(source.icp_fit) as icp_fit,
        lower(source.touch_tier) as touch_tier,
        users.name as csm,
        source.account_source as channel,
        version_date(source.valid_from, settings.reporting_time_zone) as valid_from,
        source.valid_from as known_at
    from source
    cross join settings
    left join users
        on coalesce(source.csm_id, source.owner_id) = users.id
)

select * from final
