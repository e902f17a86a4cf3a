with product_months as (
    select *
    from intermediate.int_product_months
    where is_closed
        and mrr <> 0
),

keys as (
    select *
    from intermediate.int_account_month_keys
),

final as (
    select
        product_months.account_id,
        product_months.product,
        product_months.month,
        coalesce(keys.account_key, 0) as account_key,
        product_months.mrr,
        product_months.arr
    from product_months
    left join keys
        on product_months.account_id = keys.account_id
        and product_months.month = keys.month
)

select * from final
