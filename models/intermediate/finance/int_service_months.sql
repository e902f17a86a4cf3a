-- One row a subscription item's stretch and closed month that it touches: its MRR, and its price for the days served, in local currency.
with months as (
    select
        month,
        last_day,
        days_between(month, last_day) + 1 as month_days
    from intermediate.int_closed_months
),

contracts as (
    select
        contract_id,
        start_date
    from intermediate.int_contracts
),

-- Lives of an account are more than thirty days apart: nothing else that is paid for touches the month of one inside it.
intra_month_lives as (
    select
        account_id,
        month
    from intermediate.int_intra_month_lives
),

neighbours as (
    select
        *,
        lag(valid_to, 1, cast('1900-01-01' as date)) over (partition by subscription_id, account_id order by valid_from) = valid_from as continues,
        lead(valid_from, 1, cast('9999-12-31' as date)) over (partition by subscription_id, account_id order by valid_from) = valid_to as is_continued,
        min(valid_from) over (partition by subscription_id, account_id) as first_day
    from intermediate.int_subscription_items
),

-- Billing periods count from the contract's first day; without a contract, from the item's.
anchored as (
    select
        items.*,
        case when contracts.start_date <= items.valid_from then contracts.start_date else items.first_day end as anchor_date
    from neighbours as items
    left join contracts
        on items.contract_id = contracts.contract_id
),

touched as (
    select
        items.*,
        months.month,
        months.last_day,
        months.month_days,
        case when items.valid_from > months.month then items.valid_from else months.month end as served_from,
        case when items.valid_to <= months.last_day then items.valid_to else add_months(months.month, 1) end as served_to,
        items.valid_to > months.last_day as is_in_force,
        -- The period that holds the day before the month.
        cast(floor(ratio(months_between(items.anchor_date, months.month) - 1, items.billing_months)) as integer) as period_number
    from anchored as items
    inner join months
        on items.valid_from <= months.last_day
        and items.valid_to > months.month
),

-- At most one billing period ends inside a month: the days before its end have its length, those after the next one's.
periods as (
    select
        *,
        add_months(anchor_date, period_number * billing_months) as period_from,
        add_months(anchor_date, (period_number + 1) * billing_months) as period_to,
        add_months(anchor_date, (period_number + 2) * billing_months) as next_period_to,
        case
            when paused_from is null or paused_from >= served_to or paused_to <= served_from then served_to
            when paused_from > served_from then paused_from
            else served_from
        end as pause_from,
        case
            when paused_from is null or paused_from >= served_to or paused_to <= served_from then served_to
            when paused_to < served_to then paused_to
            else served_to
        end as pause_to
    from touched
),

counted as (
    select
        *,
        days_between(served_from, served_to) as days_in_force,
        days_between(pause_from, pause_to) as days_paused,
        case when period_to <= served_from then 0 else days_between(served_from, case when period_to < served_to then period_to else served_to end) end
        - case when period_to <= pause_from then 0 else days_between(pause_from, case when period_to < pause_to then period_to else pause_to end) end
            as days_of_period,
        is_in_force and pause_to = served_to and days_between(pause_from, pause_to) > 0 as is_paused
    from periods
),

priced as (
    select
        counted.account_id,
        counted.subscription_id,
        counted.start_date,
        counted.currency,
        counted.month,
        counted.is_in_force,
        counted.is_paused,
        counted.continues,
        counted.is_continued,
        lives.account_id is not null as is_intra_month,
        case when counted.is_in_force and not counted.is_paused then counted.monthly_amount else cast(0 as decimal(18, 4)) end as mrr_amount,
        -- What the days in force, and those of them not paused, are worth of the month's price.
        allocate(counted.monthly_amount, counted.days_in_force, counted.month_days) as in_force_amount,
        allocate(counted.monthly_amount, counted.days_in_force - counted.days_paused, counted.month_days) as served_amount,
        cast(
            allocate(counted.amount - counted.discount_amount, counted.days_of_period, days_between(counted.period_from, counted.period_to))
            + allocate(
                counted.amount - counted.discount_amount,
                counted.days_in_force - counted.days_paused - counted.days_of_period,
                days_between(counted.period_to, counted.next_period_to)
            ) as decimal(18, 4)
        ) as service_amount
    from counted
    left join intra_month_lives as lives
        on counted.account_id = lives.account_id
        and counted.month = lives.month
),

timed as (
    select
        *,
        case when is_in_force then cast(in_force_amount - mrr_amount as decimal(18, 4)) else in_force_amount end as part_month_amount,
        cast(served_amount - in_force_amount as decimal(18, 4)) as paused_amount
    from priced
),

final as (
    select
        account_id,
        subscription_id,
        start_date,
        currency,
        month,
        mrr_amount,
        case when is_in_force and not is_paused and not continues then part_month_amount else cast(0 as decimal(18, 4)) end as started_amount,
        case when not is_in_force and not is_intra_month and not is_continued then part_month_amount else cast(0 as decimal(18, 4)) end as ended_amount,
        case
            when (is_in_force and not is_paused and continues) or (not is_in_force and not is_intra_month and is_continued) then part_month_amount
            else cast(0 as decimal(18, 4))
        end as changed_amount,
        case when not is_in_force and is_intra_month then part_month_amount else cast(0 as decimal(18, 4)) end as intra_month_amount,
        case when is_paused then cast(part_month_amount + paused_amount as decimal(18, 4)) else paused_amount end as paused_amount,
        cast(service_amount - served_amount as decimal(18, 4)) as day_count_amount,
        service_amount
    from timed
)

select * from final
