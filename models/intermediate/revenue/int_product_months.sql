-- One row an account, product and month in which an item of the product is in force, with the change since the month before.
with product_currency_months as (
    select *
    from intermediate.int_product_currency_months
),

monthly as (
    select
        account_id,
        product,
        month,
        is_closed,
        cast(sum(gross_mrr) as decimal(18, 4)) as gross_mrr,
        cast(sum(mrr) as decimal(18, 4)) as mrr,
        cast(sum(arr) as decimal(18, 4)) as arr,
        cast(sum(mrr_at_opening_rate) as decimal(18, 4)) as mrr_at_opening_rate,
        cast(sum(pause_mrr) as decimal(18, 4)) as pause_mrr,
        cast(sum(resume_mrr) as decimal(18, 4)) as resume_mrr
    from product_currency_months
    group by account_id, product, month, is_closed
),

compared as (
    select
        *,
        lag(month, 1, cast('1900-01-01' as date)) over (partition by account_id, product order by month) as earlier_month,
        lag(mrr, 1, cast(0 as decimal(18, 4))) over (partition by account_id, product order by month) as earlier_mrr
    from monthly
),

final as (
    select
        account_id,
        product,
        month,
        is_closed,
        gross_mrr,
        mrr,
        arr,
        pause_mrr,
        resume_mrr,
        -- The change at the opening rate that neither a pause nor a resumption explains.
        cast(
            mrr_at_opening_rate - pause_mrr - resume_mrr
            - case when earlier_month = add_months(month, -1) then earlier_mrr else cast(0 as decimal(18, 4)) end
            as decimal(18, 4)
        ) as change_mrr,
        -- Held at any of the twelve month ends before, paused or not.
        months_between(earlier_month, month) <= 12 as was_held
    from compared
)

select * from final
