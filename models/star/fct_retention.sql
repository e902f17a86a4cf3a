with retention as (
    select *
    from intermediate.int_retention
),

mrr_months as (
    select
        account_id,
        month,
        account_key,
        acquisition_account_key,
        cohort_month,
        account_touch_tier,
        account_csm,
        acquisition_touch_tier,
        acquisition_csm,
        acquisition_segment,
        acquisition_channel
    from star.fct_mrr_month
),

expansions as (
    select
        account_id,
        month,
        max(case when kind = 'upsell' then 1 else 0 end) as has_upsell,
        max(case when kind = 'cross_sell' then 1 else 0 end) as has_cross_sell
    from intermediate.int_expansion_products
    group by account_id, month
),

-- The last month up to each month in which the account bought more.
last_expansions as (
    select
        mrr_months.account_id,
        mrr_months.month,
        max(case when expansions.has_upsell = 1 then mrr_months.month else cast('1900-01-01' as date) end) over (
            partition by mrr_months.account_id order by mrr_months.month
            rows between unbounded preceding and current row
        ) as last_upsell_month,
        max(case when expansions.has_cross_sell = 1 then mrr_months.month else cast('1900-01-01' as date) end) over (
            partition by mrr_months.account_id order by mrr_months.month
            rows between unbounded preceding and current row
        ) as last_cross_sell_month
    from mrr_months
    left join expansions
        on mrr_months.account_id = expansions.account_id
        and mrr_months.month = expansions.month
),

final as (
    select
        retention.account_id,
        retention.month,
        retention.window_months,
        openings.account_key,
        openings.acquisition_account_key,
        openings.cohort_month,
        retention.opening_mrr,
        retention.closing_mrr,
        retention.kept_mrr,
        1 as opening_accounts,
        retention.lost_accounts,
        1 - retention.lost_accounts as retained_accounts,
        case when last_expansions.last_upsell_month > retention.opening_month then 1 else 0 end as has_upsell,
        case when last_expansions.last_cross_sell_month > retention.opening_month then 1 else 0 end as has_cross_sell,
        openings.account_touch_tier,
        openings.account_csm,
        openings.acquisition_touch_tier,
        openings.acquisition_csm,
        openings.acquisition_segment,
        openings.acquisition_channel
    from retention
    inner join mrr_months as openings
        on retention.account_id = openings.account_id
        and retention.opening_month = openings.month
    inner join last_expansions
        on retention.account_id = last_expansions.account_id
        and retention.month = last_expansions.month
)

select * from final
