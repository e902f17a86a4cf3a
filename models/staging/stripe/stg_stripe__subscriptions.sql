-- Stretches of unchanged terms. MRR counts what is active or past due; an item that is trialing is a trial; metered use is no recurring revenue.
with settings as (
    select reporting_time_zone
    from etl.setting
),

states as (
    select
        *,
        state = 'trialing' as is_trial,
        pause_behavior is not null as is_paused,
        units_of(unit_amount, coalesce(quantity, 1)) as units
    from staging.stg_stripe__subscription_states
    where state in ('active', 'past_due', 'trialing')
        and coalesce(recurring_usage_type, 'licensed') <> 'metered'
),

totalled as (
    select
        *,
        sum(units) over (partition by subscription_id, changed_date) as units_in_all
    from states
),

-- A discount by amount is one for the whole subscription, and takes off no more than there is.
capped as (
    select
        *,
        case when coupon_amount_off > units_in_all then units_in_all else coupon_amount_off end as coupon_units
    from totalled
),

-- Each item bears its part in whole smallest units, the last one what rounding leaves.
shared as (
    select
        *,
        coalesce(cast(allocate(coupon_units, units, units_in_all) as bigint), 0) as share,
        row_number() over (partition by subscription_id, changed_date order by item_id desc) as place_from_last
    from capped
),

discounted as (
    select
        *,
        case
            when coalesce(coupon_duration, 'once') = 'once' then cast(0 as decimal(18, 4))
            when coupon_percent_off is not null then allocate(units, coupon_percent_off, 100)
            when coupon_units is not null and place_from_last = 1
                then coupon_units - (sum(share) over (partition by subscription_id, changed_date) - share)
            else share
        end as discount_units
    from shared
),

begun_pauses as (
    select
        *,
        case
            when is_paused and not lag(is_paused, 1, false) over (partition by item_id order by changed_date) then 1
            else 0
        end as begins_pause
    from discounted
),

-- A stretch holds one pause: a second one begins the next stretch.
paused as (
    select
        *,
        sum(begins_pause) over (
            partition by item_id order by changed_date
            rows between unbounded preceding and current row
        ) as pauses
    from begun_pauses
),

compared as (
    select
        *,
        case when pauses > 1 then pauses else 1 end as pause_number,
        row_number() over (
            partition by
                item_id, customer_id, contract_id, product_id, price_id, price_nickname, quantity, units, discount_units,
                currency, recurring_interval, recurring_interval_count, is_trial
            order by changed_date
        ) as number_of_same
    from paused
),

-- States that follow each other and say the same have the same difference of the two numbers.
stretches as (
    select
        item_id,
        customer_id,
        contract_id,
        product_id,
        price_nickname,
        quantity,
        units,
        discount_units,
        currency,
        recurring_interval,
        recurring_interval_count,
        is_trial,
        min(changed_date) as start_date,
        max(changed_date) as last_changed_date,
        max(next_changed_date) as next_changed_date,
        min(case when is_paused then changed_date end) as paused_from,
        max(case when is_paused then next_changed_date end) as paused_to,
        max(told_at) as updated_at
    from compared
    group by
        item_id, customer_id, contract_id, product_id, price_id, price_nickname, quantity, units, discount_units,
        currency, recurring_interval, recurring_interval_count, is_trial, pause_number, day_number - number_of_same
),

last_states as (
    select
        item_id,
        changed_date,
        cancel_at,
        case when is_paused then pause_resumes_at end as resumes_at
    from states
),

-- What the customer said stands on the subscription once it is over, or is set to be.
cancellations as (
    select
        item_id,
        changed_date,
        state,
        coalesce(cancel_comment, cancel_feedback) as cancel_reason
    from staging.stg_stripe__subscription_states
    where state = 'canceled'
        or cancel_at is not null
),

products as (
    select
        id,
        name
    from raw.stripe__products
),

final as (
    select
        stretches.item_id as subscription_id,
        stretches.start_date,
        stretches.customer_id as account_id,
        stretches.contract_id,
        coalesce(products.name, stretches.product_id) as product,
        stretches.price_nickname as plan,
        stretches.quantity as seats,
        -- Prices by the week or the day are brought to a year.
        case stretches.recurring_interval
            when 'week' then per_month(from_minor_units(stretches.units * 52, stretches.currency), coalesce(stretches.recurring_interval_count, 1))
            when 'day' then per_month(from_minor_units(stretches.units * 365, stretches.currency), coalesce(stretches.recurring_interval_count, 1))
            else from_minor_units(stretches.units, stretches.currency)
        end as amount,
        case stretches.recurring_interval
            when 'week' then per_month(from_minor_units(stretches.discount_units * 52, stretches.currency), coalesce(stretches.recurring_interval_count, 1))
            when 'day' then per_month(from_minor_units(stretches.discount_units * 365, stretches.currency), coalesce(stretches.recurring_interval_count, 1))
            else from_minor_units(stretches.discount_units, stretches.currency)
        end as discount_amount,
        upper(stretches.currency) as currency,
        case stretches.recurring_interval
            when 'month' then coalesce(stretches.recurring_interval_count, 1)
            else 12 * case when stretches.recurring_interval = 'year' then coalesce(stretches.recurring_interval_count, 1) else 1 end
        end as billing_months,
        case
            when stretches.next_changed_date < cast('9999-12-31' as date) then stretches.next_changed_date
            else local_date(last_states.cancel_at, settings.reporting_time_zone)
        end as end_date,
        stretches.is_trial,
        coalesce(cancellations.cancel_reason, planned.cancel_reason) as cancel_reason,
        stretches.paused_from,
        case
            when stretches.paused_to < cast('9999-12-31' as date) then stretches.paused_to
            else local_date(last_states.resumes_at, settings.reporting_time_zone)
        end as paused_to,
        stretches.updated_at
    from stretches
    cross join settings
    left join products
        on stretches.product_id = products.id
    inner join last_states
        on stretches.item_id = last_states.item_id
        and stretches.last_changed_date = last_states.changed_date
    left join cancellations
        on stretches.item_id = cancellations.item_id
        and stretches.next_changed_date = cancellations.changed_date
        and cancellations.state = 'canceled'
    left join cancellations as planned
        on stretches.item_id = planned.item_id
        and stretches.last_changed_date = planned.changed_date
        and stretches.next_changed_date = cast('9999-12-31' as date)
)

select * from final
