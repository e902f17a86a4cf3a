-- One row an acquisition cohort, age and touch tier at acquisition, for the ages that time has reached.
with mrr_months as (
    select *
    from star.fct_mrr_month
),

tiers as (
    select
        account_key,
        touch_tier
    from star.dim_account
),

profits as (
    select
        account_id,
        month,
        gross_profit
    from star.fct_account_gross_profit
),

cells as (
    select
        mrr_months.cohort_month,
        mrr_months.age,
        mrr_months.month,
        tiers.touch_tier,
        cast(sum(mrr_months.cohort_accounts) as integer) as accounts,
        cast(sum(mrr_months.retained_accounts) as integer) as retained_accounts,
        cast(sum(mrr_months.unbroken_accounts) as integer) as unbroken_accounts,
        cast(sum(mrr_months.mrr) as decimal(18, 4)) as mrr,
        cast(sum(mrr_months.unbroken_mrr) as decimal(18, 4)) as unbroken_mrr,
        cast(sum(mrr_months.cohort_mrr) as decimal(18, 4)) as cohort_mrr,
        cast(sum(profits.gross_profit) as decimal(18, 4)) as gross_profit,
        count(*) - count(profits.gross_profit) as accounts_without_profit
    from mrr_months
    inner join tiers
        on mrr_months.acquisition_account_key = tiers.account_key
    left join profits
        on mrr_months.account_id = profits.account_id
        and mrr_months.month = profits.month
    group by mrr_months.cohort_month, mrr_months.age, mrr_months.month, tiers.touch_tier
),

cumulated as (
    select
        *,
        sum(gross_profit) over (
            partition by cohort_month, touch_tier order by age
            rows between unbounded preceding and current row
        ) as gross_profit_so_far,
        max(accounts_without_profit) over (
            partition by cohort_month, touch_tier order by age
            rows between unbounded preceding and current row
        ) as most_without_profit
    from cells
),

-- A sum with an unknown part is unknown, not smaller.
final as (
    select
        cohort_month,
        age,
        month,
        touch_tier,
        accounts,
        retained_accounts,
        unbroken_accounts,
        mrr,
        unbroken_mrr,
        cohort_mrr,
        case when accounts_without_profit = 0 then gross_profit end as gross_profit,
        case when most_without_profit = 0 then cast(gross_profit_so_far as decimal(18, 4)) end as cumulative_gross_profit
    from cumulated
)

select * from final
