-- One row an account and month of issue: what was invoiced in it, by kind.
with final as (
    select
        account_id,
        month,
        cast(sum(case when revenue_kind = 'recurring' then amount else cast(0 as decimal(18, 4)) end) as decimal(18, 4)) as recurring,
        cast(sum(case when revenue_kind = 'one_off' then amount else cast(0 as decimal(18, 4)) end) as decimal(18, 4)) as one_off,
        cast(sum(case when revenue_kind = 'usage' then amount else cast(0 as decimal(18, 4)) end) as decimal(18, 4)) as usage,
        cast(sum(case when revenue_kind = 'credit' then amount else cast(0 as decimal(18, 4)) end) as decimal(18, 4)) as credit,
        cast(sum(case when revenue_kind = 'tax' then amount else cast(0 as decimal(18, 4)) end) as decimal(18, 4)) as tax,
        cast(sum(amount) as decimal(18, 4)) as invoiced
    from intermediate.int_invoice_lines
    group by account_id, month
)

select * from final
