-- One row an account and month from its first month with MRR to the closing month: the account's side of the bridge.
with months as (
    select month
    from intermediate.int_closed_months
),

monthly as (
    select
        account_id,
        month,
        cast(sum(gross_mrr) as decimal(18, 4)) as gross_mrr,
        cast(sum(mrr) as decimal(18, 4)) as mrr,
        cast(sum(arr) as decimal(18, 4)) as arr,
        cast(sum(mrr_at_opening_rate) as decimal(18, 4)) as mrr_at_opening_rate,
        cast(sum(pause_mrr) as decimal(18, 4)) as pause_mrr,
        cast(sum(resume_mrr) as decimal(18, 4)) as resume_mrr
    from intermediate.int_product_currency_months
    where is_closed
    group by account_id, month
),

cohorts as (
    select
        account_id,
        min(month) as cohort_month
    from monthly
    where mrr > 0
    group by account_id
),

spine as (
    select
        cohorts.account_id,
        cohorts.cohort_month,
        months.month
    from cohorts
    inner join months
        on months.month >= cohorts.cohort_month
),

filled as (
    select
        spine.account_id,
        spine.cohort_month,
        spine.month,
        coalesce(monthly.gross_mrr, cast(0 as decimal(18, 4))) as gross_mrr,
        coalesce(monthly.mrr, cast(0 as decimal(18, 4))) as mrr,
        coalesce(monthly.arr, cast(0 as decimal(18, 4))) as arr,
        coalesce(monthly.mrr_at_opening_rate, cast(0 as decimal(18, 4))) as mrr_at_opening_rate,
        coalesce(monthly.pause_mrr, cast(0 as decimal(18, 4))) as pause_mrr,
        coalesce(monthly.resume_mrr, cast(0 as decimal(18, 4))) as resume_mrr
    from spine
    left join monthly
        on spine.account_id = monthly.account_id
        and spine.month = monthly.month
),

marked as (
    select
        *,
        lag(mrr, 1, cast(0 as decimal(18, 4))) over (partition by account_id order by month) as opening_mrr,
        max(case when mrr > 0 then month else cast('1900-01-01' as date) end) over (
            partition by account_id order by month rows between unbounded preceding and current row
        ) as last_paid_month,
        max(case when gross_mrr = 0 then month else cast('1900-01-01' as date) end) over (
            partition by account_id order by month rows between unbounded preceding and current row
        ) as last_empty_month
    from filled
),

-- An account is a customer from a month with MRR until a month with nothing in force: a pause does not end it.
states as (
    select
        *,
        last_paid_month > last_empty_month as is_customer,
        last_empty_month = cast('1900-01-01' as date) as is_unbroken
    from marked
),

compared as (
    select
        *,
        lag(is_customer, 1, false) over (partition by account_id order by month) as was_customer
    from states
),

classified as (
    select
        *,
        case
            when month = cohort_month then 'new'
            when is_customer and not was_customer then 'reactivation'
            when was_customer and not is_customer then 'churn'
            when was_customer then 'continuing'
            else 'none'
        end as transition
    from compared
),

-- A new or returning account comes in whole, at its own month's rate: no pause, resumption or exchange difference.
final as (
    select
        account_id,
        month,
        cohort_month,
        months_between(cohort_month, month) as age,
        transition,
        gross_mrr,
        mrr,
        arr,
        opening_mrr,
        case when transition in ('churn', 'continuing') then pause_mrr else cast(0 as decimal(18, 4)) end as pause_mrr,
        case when transition in ('churn', 'continuing') then resume_mrr else cast(0 as decimal(18, 4)) end as resume_mrr,
        case
            when transition in ('churn', 'continuing') then cast(mrr - mrr_at_opening_rate as decimal(18, 4))
            else cast(0 as decimal(18, 4))
        end as fx_mrr,
        case
            when transition in ('churn', 'continuing')
                then cast(mrr_at_opening_rate - opening_mrr - pause_mrr - resume_mrr as decimal(18, 4))
            else cast(mrr - opening_mrr as decimal(18, 4))
        end as change_mrr,
        is_unbroken
    from classified
)

select * from final
