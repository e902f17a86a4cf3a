-- One row an account and month from the first invoice on: the way from its MRR to what is invoiced in the month.
-- Where no invoice bills a subscription there is no such way.
with first_invoices as (
    select min(month) as month
    from intermediate.int_invoice_lines
    having max(case when revenue_kind = 'recurring' then 1 else 0 end) = 1
),

zeroes as (
    select cast(0 as decimal(18, 4)) as zero
),

told as (
    select
        bridges.account_id,
        bridges.month,
        bridges.mrr,
        bridges.started,
        bridges.ended,
        bridges.changed,
        bridges.intra_month,
        bridges.paused,
        bridges.day_count,
        bridges.exchange_rate,
        bridges.rounding,
        bridges.invoiced_otherwise as unexplained,
        zeroes.zero as deferred_change,
        zeroes.zero as one_off,
        zeroes.zero as usage,
        zeroes.zero as credit,
        zeroes.zero as tax,
        zeroes.zero as invoiced
    from intermediate.int_revenue_bridges as bridges
    cross join zeroes
    union all
    select
        issued.account_id,
        issued.month,
        zeroes.zero as mrr,
        zeroes.zero as started,
        zeroes.zero as ended,
        zeroes.zero as changed,
        zeroes.zero as intra_month,
        zeroes.zero as paused,
        zeroes.zero as day_count,
        zeroes.zero as exchange_rate,
        zeroes.zero as rounding,
        zeroes.zero as unexplained,
        zeroes.zero as deferred_change,
        issued.one_off,
        issued.usage,
        issued.credit,
        issued.tax,
        issued.invoiced
    from intermediate.int_invoice_months as issued
    cross join zeroes
    union all
    select
        deferred.account_id,
        deferred.month,
        zeroes.zero as mrr,
        zeroes.zero as started,
        zeroes.zero as ended,
        zeroes.zero as changed,
        zeroes.zero as intra_month,
        zeroes.zero as paused,
        zeroes.zero as day_count,
        zeroes.zero as exchange_rate,
        zeroes.zero as rounding,
        zeroes.zero as unexplained,
        cast(deferred.closing_deferred - deferred.opening_deferred as decimal(18, 4)) as deferred_change,
        zeroes.zero as one_off,
        zeroes.zero as usage,
        zeroes.zero as credit,
        zeroes.zero as tax,
        zeroes.zero as invoiced
    from intermediate.int_deferred_revenue as deferred
    cross join zeroes
),

final as (
    select
        told.account_id,
        told.month,
        cast(sum(told.mrr) as decimal(18, 4)) as mrr,
        cast(sum(told.started) as decimal(18, 4)) as started,
        cast(sum(told.ended) as decimal(18, 4)) as ended,
        cast(sum(told.changed) as decimal(18, 4)) as changed,
        cast(sum(told.intra_month) as decimal(18, 4)) as intra_month,
        cast(sum(told.paused) as decimal(18, 4)) as paused,
        cast(sum(told.day_count) as decimal(18, 4)) as day_count,
        cast(sum(told.exchange_rate) as decimal(18, 4)) as exchange_rate,
        cast(sum(told.rounding) as decimal(18, 4)) as rounding,
        cast(sum(told.unexplained) as decimal(18, 4)) as unexplained,
        cast(sum(told.deferred_change) as decimal(18, 4)) as deferred_change,
        cast(sum(told.one_off) as decimal(18, 4)) as one_off,
        cast(sum(told.usage) as decimal(18, 4)) as usage,
        cast(sum(told.credit) as decimal(18, 4)) as credit,
        cast(sum(told.tax) as decimal(18, 4)) as tax,
        cast(sum(told.invoiced) as decimal(18, 4)) as invoiced
    from told
    inner join first_invoices
        on told.month >= first_invoices.month
    group by told.account_id, told.month
)

select * from final
