with account_months as (
    select *
    from intermediate.int_account_months
),

keys as (
    select *
    from intermediate.int_account_month_keys
),

-- What the commonest cuts ask of a version stands in the row itself: to look it up among all versions takes longer than the sum.
members as (
    select
        account_key,
        touch_tier,
        csm,
        segment,
        channel
    from star.dim_account
),

cohorts as (
    select
        account_months.account_id,
        account_months.mrr as cohort_mrr,
        coalesce(keys.account_key, 0) as acquisition_account_key
    from account_months
    left join keys
        on account_months.account_id = keys.account_id
        and account_months.month = keys.month
    where account_months.month = account_months.cohort_month
),

keyed as (
    select
        account_months.account_id,
        account_months.month,
        coalesce(keys.account_key, 0) as account_key,
        case
            when account_months.transition in ('new', 'reactivation') then coalesce(keys.account_key, 0)
            else coalesce(keys.opening_account_key, 0)
        end as opening_account_key,
        cohorts.acquisition_account_key,
        account_months.cohort_month,
        account_months.age,
        account_months.mrr,
        account_months.arr,
        cast(account_months.gross_mrr - account_months.mrr as decimal(18, 4)) as paused_mrr,
        account_months.opening_mrr,
        cohorts.cohort_mrr,
        case when account_months.mrr > 0 then 1 else 0 end as paying_accounts,
        case when account_months.opening_mrr > 0 then 1 else 0 end as opening_accounts,
        1 as cohort_accounts,
        account_months.mrr > 0 as is_paying,
        account_months.mrr = 0 and account_months.gross_mrr > 0 as is_paused,
        account_months.is_unbroken,
        case when account_months.mrr > 0 then 1 else 0 end as retained_accounts,
        case when account_months.mrr > 0 and account_months.is_unbroken then 1 else 0 end as unbroken_accounts,
        case when account_months.is_unbroken then account_months.mrr else cast(0 as decimal(18, 4)) end as unbroken_mrr
    from account_months
    inner join cohorts
        on account_months.account_id = cohorts.account_id
    left join keys
        on account_months.account_id = keys.account_id
        and account_months.month = keys.month
),

final as (
    select
        keyed.*,
        closing.touch_tier as account_touch_tier,
        closing.csm as account_csm,
        opening.touch_tier as opening_touch_tier,
        opening.csm as opening_csm,
        acquisition.touch_tier as acquisition_touch_tier,
        acquisition.csm as acquisition_csm,
        acquisition.segment as acquisition_segment,
        acquisition.channel as acquisition_channel
    from keyed
    left join members as closing
        on keyed.account_key = closing.account_key
    left join members as opening
        on keyed.opening_account_key = opening.account_key
    left join members as acquisition
        on keyed.acquisition_account_key = acquisition.account_key
)

select * from final
