with mrr_months as (
    select
        account_id,
        month,
        account_key,
        acquisition_account_key
    from star.fct_mrr_month
),

final as (
    select
        profits.account_id,
        profits.month,
        mrr_months.account_key,
        mrr_months.acquisition_account_key,
        profits.cohort_month,
        profits.age,
        profits.gross_profit,
        profits.is_estimated
    from intermediate.int_account_gross_profit as profits
    inner join mrr_months
        on profits.account_id = mrr_months.account_id
        and profits.month = mrr_months.month
)

select * from final
