-- One row an account and month in which it churned, with the first day not served.
with churns as (
    select
        account_id,
        month
    from intermediate.int_account_months
    where transition = 'churn'
),

final as (
    select
        churns.account_id,
        churns.month,
        max(items.valid_to) as churned_date
    from churns
    inner join intermediate.int_subscription_items as items
        on churns.account_id = items.account_id
        and items.valid_to <= month_end(churns.month)
    group by churns.account_id, churns.month
)

select * from final
