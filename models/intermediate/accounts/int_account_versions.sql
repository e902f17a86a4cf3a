-- One row an account and unbroken run of days on which the CRM said the same about it.
with settings as (
    select as_of_date
    from etl.setting
),

account_versions as (
    select *
    from intermediate.int_account_versions_unioned
),

-- What the CRM said last on a day is what holds for that day; what it says after the as-of is not known yet.
daily as (
    select
        account_versions.*,
        row_number() over (
            partition by account_versions.account_id, account_versions.valid_from
            order by account_versions.known_at desc
        ) as latest_of_day
    from account_versions
    cross join settings
    where account_versions.valid_from <= settings.as_of_date
),

named as (
    select
        account_id,
        coalesce(account_name, 'unknown') as account_name,
        coalesce(industry, 'unknown') as industry,
        coalesce(region, 'unknown') as region,
        coalesce(country, 'unknown') as country,
        coalesce(segment, 'unknown') as segment,
        employees,
        icp_fit as crm_icp_fit,
        -- A word that names no tier is as good as none (check crm_touch_tier_unknown lists it).
        case when touch_tier in ('high', 'low', 'tech') then touch_tier else 'unknown' end as crm_touch_tier,
        coalesce(csm, 'unknown') as csm,
        coalesce(channel, 'unknown') as channel,
        valid_from
    from daily
    where latest_of_day = 1
),

-- The rule names an attribute, and none of its values is the account's.
misfits as (
    select distinct
        named.account_id,
        named.valid_from
    from named
    cross join (select distinct attribute from etl.icp_rule) as attributes
    left join etl.icp_rule as taken
        on attributes.attribute = taken.attribute
        and case taken.attribute
            when 'industry' then taken.member = named.industry
            when 'segment' then taken.member = named.segment
            when 'region' then taken.member = named.region
            when 'country' then taken.member = named.country
            else named.employees >= coalesce(taken.at_least, named.employees)
                and named.employees <= coalesce(taken.at_most, named.employees)
        end
    where taken.attribute is null
),

rule as (
    select count(*) as conditions
    from etl.icp_rule
),

fitted as (
    select
        named.account_id,
        named.account_name,
        named.industry,
        named.region,
        named.country,
        named.segment,
        named.employees,
        case
            when named.crm_icp_fit is not null then named.crm_icp_fit
            when rule.conditions = 0 then 'unknown'
            when misfits.account_id is null then 'high'
            else 'low'
        end as icp_fit,
        named.crm_touch_tier,
        named.csm,
        named.channel,
        named.valid_from
    from named
    cross join rule
    left join misfits
        on named.account_id = misfits.account_id
        and named.valid_from = misfits.valid_from
),

compared as (
    select
        *,
        row_number() over (partition by account_id order by valid_from) as version_number,
        row_number() over (
            partition by
                account_id, account_name, industry, region, country, segment, employees, icp_fit, crm_touch_tier, csm, channel
            order by valid_from
        ) as version_number_of_same
    from fitted
),

-- Versions that follow each other and say the same have the same difference of the two numbers.
merged as (
    select
        account_id,
        account_name,
        industry,
        region,
        country,
        segment,
        employees,
        icp_fit,
        crm_touch_tier,
        csm,
        channel,
        min(valid_from) as valid_from
    from compared
    group by
        account_id, account_name, industry, region, country, segment, employees, icp_fit, crm_touch_tier, csm, channel,
        version_number - version_number_of_same
),

-- An account that the CRM no longer lists keeps what was known last: its revenue keeps a member.
final as (
    select
        account_id,
        account_name,
        industry,
        region,
        country,
        segment,
        employees,
        icp_fit,
        crm_touch_tier,
        csm,
        channel,
        -- The first known version holds from the beginning of time, whenever it was first seen.
        case
            when row_number() over (partition by account_id order by valid_from) = 1 then cast('1900-01-01' as date)
            else valid_from
        end as valid_from,
        lead(valid_from, 1, cast('9999-12-31' as date)) over (partition by account_id order by valid_from) as valid_to
    from merged
)

select * from final
