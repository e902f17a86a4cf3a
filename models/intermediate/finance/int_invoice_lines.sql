-- One row an invoice line or credit issued by the closing month's end, in the reporting currency at the rate of its month of issue.
with settings as (
    select
        closing_month,
        reporting_currency
    from etl.setting
),

lines as (
    select 'standard' as source_system, told.* from staging.stg_standard__invoice_lines as told
    union all
    select 'stripe' as source_system, told.* from staging.stg_stripe__invoice_lines as told
),

named as (
    select
        lines.invoice_line_id,
        lines.invoice_id,
        coalesce(aliases.account_id, lines.account_id) as account_id,
        lines.subscription_id,
        lines.issued_date,
        month_of(lines.issued_date) as month,
        lines.period_start,
        lines.period_end,
        lines.amount as local_amount,
        coalesce(lines.currency, settings.reporting_currency) as currency,
        lines.kind,
        lines.period_end > lines.period_start as has_period
    from lines
    cross join settings
    left join intermediate.int_account_aliases as aliases
        on lines.source_system = aliases.source_system
        and lines.account_id = aliases.name
    where month_of(lines.issued_date) <= settings.closing_month
),

final as (
    select
        named.invoice_line_id,
        named.invoice_id,
        named.account_id,
        named.subscription_id,
        named.issued_date,
        named.month,
        named.kind,
        -- A credit for days of service takes back recurring revenue of those days; any other is a refund of its month.
        case
            when named.kind = 'credit' and coalesce(named.has_period, false) then 'recurring'
            else named.kind
        end as revenue_kind,
        case when coalesce(named.has_period, false) then named.period_start else named.issued_date end as service_from,
        case when coalesce(named.has_period, false) then named.period_end else add_days(named.issued_date, 1) end as service_to,
        named.currency,
        named.local_amount,
        valued_at(
            named.local_amount,
            case
                when named.currency = settings.reporting_currency then cast(1 as decimal(18, 8))
                else coalesce(rates.rate, cast(0 as decimal(18, 8)))
            end
        ) as amount
    from named
    cross join settings
    left join intermediate.int_fx_rate_months as rates
        on named.currency = rates.currency
        and named.month = rates.month
)

select * from final
