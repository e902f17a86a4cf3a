-- One row an account and day on which what it pays rose, in a month that the bridge books as an expansion.
with settings as (
    select
        as_of_date,
        closing_month
    from etl.setting
),

priced as (
    select
        items.account_id,
        items.valid_from,
        items.valid_to,
        items.monthly_amount,
        items.currency
    from intermediate.int_subscription_items as items
    where items.monthly_amount > 0
),

changes as (
    select
        account_id,
        valid_from as change_date,
        currency,
        monthly_amount as amount,
        1 as items
    from priced
    union all
    select
        priced.account_id,
        priced.valid_to as change_date,
        priced.currency,
        -priced.monthly_amount as amount,
        -1 as items
    from priced
    cross join settings
    where priced.valid_to <= settings.as_of_date
),

change_days as (
    select
        changes.account_id,
        changes.change_date,
        sum(valued_at(changes.amount, coalesce(rates.rate, cast(0 as decimal(18, 8))))) as amount,
        sum(changes.items) as items
    from changes
    left join intermediate.int_fx_rate_months as rates
        on changes.currency = rates.currency
        and rates.month = month_of(changes.change_date)
    group by changes.account_id, changes.change_date
),

running as (
    select
        account_id,
        change_date,
        amount,
        sum(items) over (
            partition by account_id order by change_date
            rows between unbounded preceding and current row
        ) - items as items_before
    from change_days
),

expanded_months as (
    select
        account_id,
        month
    from intermediate.int_account_months
    where transition = 'continuing'
        and change_mrr > 0
),

-- The running month has no movements yet: there the rise itself has to do.
final as (
    select
        running.account_id,
        running.change_date as expanded_date
    from running
    cross join settings
    left join expanded_months
        on running.account_id = expanded_months.account_id
        and month_of(running.change_date) = expanded_months.month
    where running.amount > 0
        and running.items_before > 0
        and (expanded_months.account_id is not null or month_of(running.change_date) > settings.closing_month)
)

select * from final
