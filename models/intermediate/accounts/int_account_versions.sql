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
        coalesce(icp_fit, 'unknown') as icp_fit,
        -- A word that names no tier is as good as none (check crm_touch_tier_unknown lists it).
        case when touch_tier in ('high', 'low', 'tech') then touch_tier else 'unknown' end as crm_touch_tier,
        coalesce(csm, 'unknown') as csm,
        coalesce(channel, 'unknown') as channel,
        valid_from
    from daily
    where latest_of_day = 1
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
    from named
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
