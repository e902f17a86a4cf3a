-- Lines of invoices and credit notes. A negative line of an item gives back days that are not served; a credit note gives back what has been.
with settings as (
    select reporting_time_zone
    from etl.setting
),

metered_items as (
    select distinct item_id
    from staging.stg_stripe__subscription_states
    where recurring_usage_type = 'metered'
),

billed as (
    select
        qualified_id(lines.invoice_id, lines.line_id) as invoice_line_id,
        lines.invoice_id,
        lines.customer_id as account_id,
        lines.item_id as subscription_id,
        local_date(lines.created, settings.reporting_time_zone) as issued_date,
        local_date(lines.period_start, settings.reporting_time_zone) as period_start,
        local_date(lines.period_end, settings.reporting_time_zone) as period_end,
        from_minor_units(lines.amount, lines.currency) as amount,
        upper(lines.currency) as currency,
        case
            when lines.item_id is null then 'one_off'
            when metered_items.item_id is not null then 'usage'
            when lines.amount < 0 then 'credit'
            else 'recurring'
        end as kind
    from raw.stripe__invoice_lines as lines
    cross join settings
    left join metered_items
        on lines.item_id = metered_items.item_id
    where coalesce(lines.status, 'open') not in ('draft', 'void')
),

credited as (
    select
        notes.id as invoice_line_id,
        coalesce(notes.invoice_id, notes.id) as invoice_id,
        notes.customer_id as account_id,
        cast(null as varchar) as subscription_id,
        local_date(notes.created, settings.reporting_time_zone) as issued_date,
        cast(null as date) as period_start,
        cast(null as date) as period_end,
        cast(-from_minor_units(notes.amount, notes.currency) as decimal(18, 4)) as amount,
        upper(notes.currency) as currency,
        'credit' as kind
    from raw.stripe__credit_notes as notes
    cross join settings
    where coalesce(notes.status, 'issued') <> 'void'
),

final as (
    select * from billed
    union all
    select * from credited
)

select * from final
