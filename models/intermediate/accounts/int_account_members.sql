-- One row an account and stretch of days on which nothing that it can be cut by changed.
with versions as (
    select *
    from intermediate.int_account_versions
),

month_attributes as (
    select
        account_id,
        month as valid_from,
        lead(month, 1, cast('9999-12-31' as date)) over (partition by account_id order by month) as valid_to,
        touch_tier,
        plan,
        phase
    from intermediate.int_account_month_attributes
),

first_months as (
    select
        account_id,
        min(valid_from) as valid_from
    from month_attributes
    group by account_id
),

-- Before its first paid month an account has no tier, plan or phase of its own.
attributes as (
    select
        account_id,
        valid_from,
        valid_to,
        touch_tier,
        plan,
        phase
    from month_attributes
    union all
    select
        accounts.account_id,
        cast('1900-01-01' as date) as valid_from,
        coalesce(first_months.valid_from, cast('9999-12-31' as date)) as valid_to,
        'unknown' as touch_tier,
        'unknown' as plan,
        'unknown' as phase
    from (
        select distinct account_id
        from versions
    ) as accounts
    left join first_months
        on accounts.account_id = first_months.account_id
),

cohorts as (
    select
        account_id,
        cohort_month
    from intermediate.int_account_months
    where age = 0
),

crossed as (
    select
        versions.account_id,
        versions.account_name,
        versions.industry,
        versions.region,
        versions.country,
        versions.segment,
        versions.employees,
        versions.icp_fit,
        versions.csm,
        versions.channel,
        attributes.plan,
        -- A month's tier is that of its end, what the CRM said then included; before the first paid month there is only the CRM.
        case
            when attributes.touch_tier = 'unknown' then versions.crm_touch_tier
            else attributes.touch_tier
        end as touch_tier,
        attributes.phase,
        case
            when versions.valid_from > attributes.valid_from then versions.valid_from
            else attributes.valid_from
        end as valid_from
    from versions
    inner join attributes
        on versions.account_id = attributes.account_id
        and versions.valid_from < attributes.valid_to
        and attributes.valid_from < versions.valid_to
),

compared as (
    select
        *,
        row_number() over (partition by account_id order by valid_from) as version_number,
        row_number() over (
            partition by
                account_id, account_name, industry, region, country, segment, employees, icp_fit, csm, channel,
                plan, touch_tier, phase
            order by valid_from
        ) as version_number_of_same
    from crossed
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
        csm,
        channel,
        plan,
        touch_tier,
        phase,
        min(valid_from) as valid_from
    from compared
    group by
        account_id, account_name, industry, region, country, segment, employees, icp_fit, csm, channel,
        plan, touch_tier, phase, version_number - version_number_of_same
),

closed as (
    select
        *,
        lead(valid_from, 1, cast('9999-12-31' as date)) over (partition by account_id order by valid_from) as valid_to
    from merged
),

final as (
    select
        surrogate_key(closed.account_id, closed.valid_from) as account_key,
        closed.account_id,
        closed.account_name,
        closed.industry,
        closed.region,
        closed.country,
        closed.segment,
        closed.employees,
        closed.icp_fit,
        closed.csm,
        closed.channel,
        closed.plan,
        closed.touch_tier,
        closed.phase,
        cohorts.cohort_month,
        closed.valid_from,
        closed.valid_to,
        closed.valid_to = cast('9999-12-31' as date) as is_current
    from closed
    left join cohorts
        on closed.account_id = cohorts.account_id
)

select * from final
