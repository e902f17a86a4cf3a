with movements as (
    select *
    from intermediate.int_movements
),

mrr_months as (
    select
        account_id,
        month,
        account_key,
        opening_account_key,
        acquisition_account_key,
        cohort_month,
        opening_touch_tier,
        opening_csm,
        acquisition_touch_tier,
        acquisition_csm,
        acquisition_segment,
        acquisition_channel
    from star.fct_mrr_month
),

reasons as (
    select
        account_id,
        month,
        cancel_reason
    from intermediate.int_churn_reasons
),

final as (
    select
        movements.account_id,
        movements.month,
        movements.movement,
        movements.kind,
        movements.product,
        movements.amount,
        movements.accounts,
        -- fct_mrr_month has the member at the end of this month as the opening one where an account comes in.
        mrr_months.opening_account_key as account_key,
        mrr_months.opening_account_key,
        mrr_months.account_key as closing_account_key,
        mrr_months.acquisition_account_key,
        mrr_months.cohort_month,
        case
            when movements.movement = 'churn' then coalesce(reasons.cancel_reason, 'unknown')
            else '(none)'
        end as cancel_reason,
        mrr_months.opening_touch_tier as account_touch_tier,
        mrr_months.opening_csm as account_csm,
        mrr_months.acquisition_touch_tier,
        mrr_months.acquisition_csm,
        mrr_months.acquisition_segment,
        mrr_months.acquisition_channel
    from movements
    inner join mrr_months
        on movements.account_id = mrr_months.account_id
        and movements.month = mrr_months.month
    left join reasons
        on movements.account_id = reasons.account_id
        and movements.month = reasons.month
)

select * from final
