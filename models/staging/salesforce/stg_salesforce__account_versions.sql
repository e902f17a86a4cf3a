-- Versions as the snapshots tell them; what was so before the first snapshot the field history tells, where it is delivered.
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
        valid_from <= cast('1900-01-02 00:00:00' as timestamp) as is_first
    from raw.salesforce__accounts__history
),

-- Of a lookup the history tells the user's id and, in a row of its own, the name: both are the name here.
changes as (
    select
        history.account_id,
        word_key(history.field) as field,
        coalesce(users.name, history.old_value) as old_value,
        history.created_date
    from raw.salesforce__account_history as history
    inner join source
        on history.account_id = source.id
        and source.is_first
        and history.created_date <= source.system_modstamp
    left join users
        on history.old_value = users.id
    where word_key(history.field) in (
        'name', 'industry', 'region_c', 'billingstate', 'billingcountry', 'segment_c', 'numberofemployees', 'icp_fit_c', 'touch_tier_c', 'accountsource', 'csm_c', 'owner'
    )
),

instants as (
    select
        id as account_id,
        cast('1900-01-01 00:00:00' as timestamp) as valid_from
    from source
    where is_first
    union distinct
    select
        account_id,
        created_date as valid_from
    from changes
),

-- From an instant on a field had the value that its next change took away.
next_changes as (
    select
        instants.account_id,
        instants.valid_from,
        changes.field,
        changes.old_value,
        row_number() over (
            partition by instants.account_id, instants.valid_from, changes.field order by changes.created_date, changes.old_value
        ) as change_number
    from instants
    inner join changes
        on instants.account_id = changes.account_id
        and instants.valid_from < changes.created_date
),

former as (
    select
        account_id,
        valid_from,
        max(case when field = 'name' then 1 else 0 end) as had_name,
        max(case when field = 'name' then old_value end) as name,
        max(case when field = 'industry' then 1 else 0 end) as had_industry,
        max(case when field = 'industry' then old_value end) as industry,
        max(case when field = 'region_c' then 1 else 0 end) as had_region,
        max(case when field = 'region_c' then old_value end) as region,
        max(case when field = 'billingstate' then 1 else 0 end) as had_state,
        max(case when field = 'billingstate' then old_value end) as state,
        max(case when field = 'billingcountry' then 1 else 0 end) as had_country,
        max(case when field = 'billingcountry' then old_value end) as country,
        max(case when field = 'segment_c' then 1 else 0 end) as had_segment,
        max(case when field = 'segment_c' then old_value end) as segment,
        max(case when field = 'numberofemployees' then 1 else 0 end) as had_employees,
        max(case when field = 'numberofemployees' then old_value end) as employees,
        max(case when field = 'icp_fit_c' then 1 else 0 end) as had_icp_fit,
        max(case when field = 'icp_fit_c' then old_value end) as icp_fit,
        max(case when field = 'touch_tier_c' then 1 else 0 end) as had_touch_tier,
        max(case when field = 'touch_tier_c' then old_value end) as touch_tier,
        max(case when field = 'accountsource' then 1 else 0 end) as had_channel,
        max(case when field = 'accountsource' then old_value end) as channel,
        max(case when field = 'csm_c' then 1 else 0 end) as had_csm,
        max(case when field = 'csm_c' then old_value end) as csm,
        max(case when field = 'owner' then 1 else 0 end) as had_owner,
        max(case when field = 'owner' then old_value end) as owner
    from next_changes
    where change_number = 1
    group by account_id, valid_from
),

versions as (
    select
        source.id,
        coalesce(instants.valid_from, source.valid_from) as valid_from,
        case when former.had_name = 1 then former.name else source.name end as name,
        case when former.had_industry = 1 then former.industry else source.industry end as industry,
        case when former.had_region = 1 then former.region else source.region end as region,
        case when former.had_state = 1 then former.state else source.billing_state end as state,
        case when former.had_country = 1 then former.country else source.billing_country end as country,
        case when former.had_segment = 1 then former.segment else source.segment end as segment,
        case when former.had_employees = 1 then whole_number_of(former.employees) else source.number_of_employees end as employees,
        case when former.had_icp_fit = 1 then former.icp_fit else source.icp_fit end as icp_fit,
        case when former.had_touch_tier = 1 then former.touch_tier else source.touch_tier end as touch_tier,
        case when former.had_channel = 1 then former.channel else source.account_source end as channel,
        case when former.had_csm = 1 then former.csm else csms.name end as csm,
        case when former.had_owner = 1 then former.owner else owners.name end as owner
    from source
    left join instants
        on source.id = instants.account_id
        and source.is_first
    left join former
        on instants.account_id = former.account_id
        and instants.valid_from = former.valid_from
    left join users as csms
        on source.csm_id = csms.id
    left join users as owners
        on source.owner_id = owners.id
),

final as (
    select
        versions.id as account_id,
        versions.name as account_name,
        versions.industry,
        coalesce(versions.region, versions.state) as region,
        versions.country,
        versions.segment,
        versions.employees,
        lower(versions.icp_fit) as icp_fit,
        lower(versions.touch_tier) as touch_tier,
        coalesce(versions.csm, versions.owner) as csm,
        versions.channel,
        version_date(versions.valid_from, settings.reporting_time_zone) as valid_from,
        versions.valid_from as known_at
    from versions
    cross join settings
)

select * from final
