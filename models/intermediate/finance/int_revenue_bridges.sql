-- One row an account and closed month: the way from its MRR to the revenue that its invoices recognise, part by part.
with settings as (
    select
        from_minor_units(1, reporting_currency) as smallest_unit
    from etl.setting
),

rates as (
    select *
    from intermediate.int_fx_rate_months
),

services as (
    select
        account_id,
        month,
        currency,
        cast(sum(started_amount) as decimal(18, 4)) as started_amount,
        cast(sum(ended_amount) as decimal(18, 4)) as ended_amount,
        cast(sum(changed_amount) as decimal(18, 4)) as changed_amount,
        cast(sum(intra_month_amount) as decimal(18, 4)) as intra_month_amount,
        cast(sum(paused_amount) as decimal(18, 4)) as paused_amount,
        cast(sum(day_count_amount) as decimal(18, 4)) as day_count_amount,
        count(*) as stretches
    from intermediate.int_service_months
    group by account_id, month, currency
),

schedules as (
    select
        account_id,
        month,
        currency,
        cast(sum(recognised) as decimal(18, 4)) as recognised,
        cast(sum(local_recognised) as decimal(18, 4)) as local_recognised,
        sum(case when days_served > 0 then 1 else 0 end) as lines
    from intermediate.int_revenue_schedules
    group by account_id, month, currency
),

-- A company that delivers no invoices recognises what its subscriptions say.
invoicing as (
    select count(*) as lines
    from intermediate.int_invoice_lines
    where revenue_kind = 'recurring'
),

told as (
    select
        account_id,
        month,
        mrr,
        cast(0 as decimal(18, 4)) as started,
        cast(0 as decimal(18, 4)) as ended,
        cast(0 as decimal(18, 4)) as changed,
        cast(0 as decimal(18, 4)) as intra_month,
        cast(0 as decimal(18, 4)) as paused,
        cast(0 as decimal(18, 4)) as day_count,
        cast(0 as decimal(18, 4)) as recognised_at_rate,
        cast(0 as decimal(18, 4)) as recognised,
        cast(0 as bigint) as pieces
    from intermediate.int_account_months
    union all
    select
        services.account_id,
        services.month,
        cast(0 as decimal(18, 4)) as mrr,
        valued_at(services.started_amount, coalesce(rates.rate, cast(0 as decimal(18, 8)))) as started,
        valued_at(services.ended_amount, coalesce(rates.rate, cast(0 as decimal(18, 8)))) as ended,
        valued_at(services.changed_amount, coalesce(rates.rate, cast(0 as decimal(18, 8)))) as changed,
        valued_at(services.intra_month_amount, coalesce(rates.rate, cast(0 as decimal(18, 8)))) as intra_month,
        valued_at(services.paused_amount, coalesce(rates.rate, cast(0 as decimal(18, 8)))) as paused,
        valued_at(services.day_count_amount, coalesce(rates.rate, cast(0 as decimal(18, 8)))) as day_count,
        cast(0 as decimal(18, 4)) as recognised_at_rate,
        cast(0 as decimal(18, 4)) as recognised,
        services.stretches as pieces
    from services
    left join rates
        on services.currency = rates.currency
        and services.month = rates.month
    union all
    select
        schedules.account_id,
        schedules.month,
        cast(0 as decimal(18, 4)) as mrr,
        cast(0 as decimal(18, 4)) as started,
        cast(0 as decimal(18, 4)) as ended,
        cast(0 as decimal(18, 4)) as changed,
        cast(0 as decimal(18, 4)) as intra_month,
        cast(0 as decimal(18, 4)) as paused,
        cast(0 as decimal(18, 4)) as day_count,
        case
            when rates.rate is null then schedules.recognised
            else valued_at(schedules.local_recognised, rates.rate)
        end as recognised_at_rate,
        schedules.recognised,
        schedules.lines as pieces
    from schedules
    left join rates
        on schedules.currency = rates.currency
        and schedules.month = rates.month
),

summed as (
    select
        account_id,
        month,
        cast(sum(mrr) as decimal(18, 4)) as mrr,
        cast(sum(started) as decimal(18, 4)) as started,
        cast(sum(ended) as decimal(18, 4)) as ended,
        cast(sum(changed) as decimal(18, 4)) as changed,
        cast(sum(intra_month) as decimal(18, 4)) as intra_month,
        cast(sum(paused) as decimal(18, 4)) as paused,
        cast(sum(day_count) as decimal(18, 4)) as day_count,
        cast(sum(mrr + started + ended + changed + intra_month + paused + day_count) as decimal(18, 4)) as service,
        cast(sum(recognised_at_rate) as decimal(18, 4)) as invoiced_service_at_rate,
        cast(sum(recognised) as decimal(18, 4)) as invoiced_service,
        cast(sum(pieces) as bigint) as pieces
    from told
    group by account_id, month
),

compared as (
    select
        summed.*,
        case when invoicing.lines = 0 then summed.service else summed.invoiced_service_at_rate end as recognised_at_rate,
        case when invoicing.lines = 0 then summed.service else summed.invoiced_service end as recognised,
        -- Each stretch and each invoice line may be out by the smallest unit of the currency: an invoice is rounded to it.
        cast(settings.smallest_unit * summed.pieces as decimal(18, 4)) as rounding_bound
    from summed
    cross join settings
    cross join invoicing
),

final as (
    select
        account_id,
        month,
        mrr,
        started,
        ended,
        changed,
        intra_month,
        paused,
        day_count,
        case
            when abs(recognised_at_rate - service) <= rounding_bound then cast(recognised_at_rate - service as decimal(18, 4))
            else cast(0 as decimal(18, 4))
        end as rounding,
        case
            when abs(recognised_at_rate - service) <= rounding_bound then cast(0 as decimal(18, 4))
            else cast(recognised_at_rate - service as decimal(18, 4))
        end as invoiced_otherwise,
        cast(recognised - recognised_at_rate as decimal(18, 4)) as exchange_rate,
        recognised_at_rate,
        recognised,
        rounding_bound
    from compared
)

select * from final
