-- One row an account, product, currency and month: local amounts summed, then valued in the reporting currency.
with item_months as (
    select *
    from intermediate.int_item_months
),

rates as (
    select *
    from intermediate.int_fx_rate_months
),

summed as (
    select
        account_id,
        product,
        currency,
        month,
        is_closed,
        cast(sum(gross_amount) as decimal(18, 4)) as gross_amount,
        cast(sum(mrr_amount) as decimal(18, 4)) as mrr_amount,
        cast(sum(arr_amount) as decimal(18, 4)) as arr_amount,
        cast(sum(pause_amount) as decimal(18, 4)) as pause_amount,
        cast(sum(resume_amount) as decimal(18, 4)) as resume_amount
    from item_months
    group by account_id, product, currency, month, is_closed
),

rated as (
    select
        summed.*,
        -- No rate at all is an error of its own (check fx_rate_missing), which stops publication.
        coalesce(rates.rate, cast(0 as decimal(18, 8))) as rate,
        coalesce(rates.opening_rate, cast(0 as decimal(18, 8))) as opening_rate
    from summed
    left join rates
        on summed.currency = rates.currency
        and summed.month = rates.month
),

final as (
    select
        account_id,
        product,
        currency,
        month,
        is_closed,
        mrr_amount,
        valued_at(gross_amount, rate) as gross_mrr,
        valued_at(mrr_amount, rate) as mrr,
        valued_at(arr_amount, rate) as arr,
        valued_at(mrr_amount, opening_rate) as mrr_at_opening_rate,
        valued_at(pause_amount, opening_rate) as pause_mrr,
        valued_at(resume_amount, opening_rate) as resume_mrr
    from rated
)

select * from final
