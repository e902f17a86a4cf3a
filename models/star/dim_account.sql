-- One row an account and stretch of days on which nothing that it can be cut by changed; account_key 0 is the unknown member.
with members as (
    select *
    from intermediate.int_account_members
),

final as (
    select
        account_key,
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
        cohort_month,
        valid_from,
        valid_to,
        is_current
    from members
    union all
    select
        cast(0 as bigint) as account_key,
        'unknown' as account_id,
        'unknown' as account_name,
        'unknown' as industry,
        'unknown' as region,
        'unknown' as country,
        'unknown' as segment,
        cast(null as integer) as employees,
        'unknown' as icp_fit,
        'unknown' as csm,
        'unknown' as channel,
        'unknown' as plan,
        'unknown' as touch_tier,
        'unknown' as phase,
        cast(null as date) as cohort_month,
        cast('1900-01-01' as date) as valid_from,
        cast('9999-12-31' as date) as valid_to,
        true as is_current
)

select * from final
