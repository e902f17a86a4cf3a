-- One row an account, month, movement, kind and product: every line of the MRR bridge but the transfers.
with account_months as (
    select *
    from intermediate.int_account_months
),

final as (
    select
        account_id,
        month,
        'new' as movement,
        'new' as kind,
        'all' as product,
        change_mrr as amount,
        1 as accounts
    from account_months
    where transition = 'new'
    union all
    select
        account_id,
        month,
        'reactivation' as movement,
        'reactivation' as kind,
        'all' as product,
        change_mrr as amount,
        1 as accounts
    from account_months
    where transition = 'reactivation'
    union all
    select
        account_id,
        month,
        'expansion' as movement,
        kind,
        product,
        amount,
        case when share_number = 1 then 1 else 0 end as accounts
    from intermediate.int_expansion_products
    union all
    select
        account_id,
        month,
        'contraction' as movement,
        'contraction' as kind,
        'all' as product,
        change_mrr as amount,
        1 as accounts
    from account_months
    where transition = 'continuing'
        and change_mrr < 0
    union all
    -- An account that ends while paused has nothing left to lose and still counts.
    select
        account_id,
        month,
        'churn' as movement,
        'churn' as kind,
        'all' as product,
        change_mrr as amount,
        1 as accounts
    from account_months
    where transition = 'churn'
    union all
    select
        account_id,
        month,
        'pause' as movement,
        'pause' as kind,
        'all' as product,
        pause_mrr as amount,
        1 as accounts
    from account_months
    where pause_mrr <> 0
    union all
    select
        account_id,
        month,
        'resume' as movement,
        'resume' as kind,
        'all' as product,
        resume_mrr as amount,
        1 as accounts
    from account_months
    where resume_mrr <> 0
    union all
    select
        account_id,
        month,
        'fx' as movement,
        'fx' as kind,
        'all' as product,
        fx_mrr as amount,
        1 as accounts
    from account_months
    where fx_mrr <> 0
)

select * from final
