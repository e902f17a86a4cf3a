with mrr_months as (
    select
        account_id,
        acquisition_account_key,
        cohort_month,
        cohort_mrr
    from star.fct_mrr_month
    where age = 0
),

churns as (
    select
        account_id,
        min(month) as churn_month
    from intermediate.int_account_months
    where transition = 'churn'
    group by account_id
),

final as (
    select
        mrr_months.account_id,
        mrr_months.acquisition_account_key,
        mrr_months.cohort_month,
        mrr_months.cohort_mrr,
        churns.churn_month,
        months_between(mrr_months.cohort_month, churns.churn_month) as age_at_churn
    from mrr_months
    left join churns
        on mrr_months.account_id = churns.account_id
)

select * from final
