-- One row an account, month and product whose MRR rose in a month in which the account expanded: its share of the expansion.
with expansions as (
    select
        account_id,
        month,
        change_mrr as expansion_mrr
    from intermediate.int_account_months
    where transition = 'continuing'
        and change_mrr > 0
),

risen as (
    select
        product_months.account_id,
        product_months.month,
        product_months.product,
        product_months.was_held,
        product_months.change_mrr as risen_mrr,
        expansions.expansion_mrr,
        cast(sum(product_months.change_mrr) over (
            partition by product_months.account_id, product_months.month
        ) as decimal(18, 4)) as risen_in_all_mrr,
        row_number() over (
            partition by product_months.account_id, product_months.month
            order by product_months.change_mrr desc, product_months.product
        ) as share_number
    from intermediate.int_product_months as product_months
    inner join expansions
        on product_months.account_id = expansions.account_id
        and product_months.month = expansions.month
    where product_months.change_mrr > 0
),

shared as (
    select
        *,
        allocate(expansion_mrr, risen_mrr, risen_in_all_mrr) as share_mrr
    from risen
),

-- The product that rose most takes what rounding leaves, so that the shares add up to the expansion.
final as (
    select
        account_id,
        month,
        product,
        case when was_held then 'upsell' else 'cross_sell' end as kind,
        cast(
            share_mrr
            + case
                when share_number = 1
                    then expansion_mrr - sum(share_mrr) over (partition by account_id, month)
                else cast(0 as decimal(18, 4))
            end as decimal(18, 4)
        ) as amount,
        share_number
    from shared
)

select * from final
