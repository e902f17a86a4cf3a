-- What each item of a subscription was from a day on: from the subscription's events, or where none is delivered from its snapshots.
-- Events tell the whole subscription, so an item that the next one lacks has ended; snapshots tell each item by itself.
with settings as (
    select reporting_time_zone
    from etl.setting
),

events as (
    select *
    from raw.stripe__events
    where event_type like 'customer.subscription.%'
),

told_by_events as (
    select distinct subscription_id
    from events
),

snapshots as (
    select
        history.*,
        row_number() over (partition by history.item_id order by history.valid_from desc) as version_from_last
    from raw.stripe__subscriptions__history as history
    left join told_by_events
        on history.subscription_id = told_by_events.subscription_id
    where told_by_events.subscription_id is null
),

-- An item that a complete snapshot no longer has is over.
said as (
    select
        subscription_id as thread_id,
        event_id as said_id,
        event_created as said_at,
        cast(null as timestamp) as gone_at,
        status as said_status,
        subscription_id,
        item_id,
        start_date,
        trial_end,
        ended_at,
        discount_end,
        customer_id,
        currency,
        unit_amount,
        quantity,
        product_id,
        price_id,
        price_nickname,
        recurring_interval,
        recurring_interval_count,
        recurring_usage_type,
        coupon_amount_off,
        coupon_percent_off,
        coupon_duration,
        contract_id,
        pause_behavior,
        pause_resumes_at,
        cancel_at,
        cancel_comment,
        cancel_feedback
    from events
    union all
    select
        item_id as thread_id,
        cast(valid_from as varchar) as said_id,
        valid_from as said_at,
        case
            when version_from_last = 1
                and valid_to < cast('9999-12-31 00:00:00' as timestamp)
                and status <> 'canceled'
                then valid_to
        end as gone_at,
        status as said_status,
        subscription_id,
        item_id,
        start_date,
        trial_end,
        ended_at,
        discount_end,
        customer_id,
        currency,
        unit_amount,
        quantity,
        product_id,
        price_id,
        price_nickname,
        recurring_interval,
        recurring_interval_count,
        recurring_usage_type,
        coupon_amount_off,
        coupon_percent_off,
        coupon_duration,
        contract_id,
        pause_behavior,
        pause_resumes_at,
        cancel_at,
        cancel_comment,
        cancel_feedback
    from snapshots
),

moments as (
    select false as is_gone
    union all
    select true as is_gone
),

tellings as (
    select
        said.*,
        case when moments.is_gone then 'gone' else said.said_id end as telling_id,
        case when moments.is_gone then said.gone_at else said.said_at end as told_at,
        case when moments.is_gone then 'canceled' else said.said_status end as status
    from said
    cross join moments
    where not moments.is_gone
        or said.gone_at is not null
),

told as (
    select
        thread_id,
        telling_id,
        min(told_at) as told_at
    from tellings
    group by thread_id, telling_id
),

ordered as (
    select
        thread_id,
        telling_id,
        row_number() over (partition by thread_id order by told_at, telling_id) as telling_number,
        lead(told_at, 1, cast('9999-12-31 00:00:00' as timestamp)) over (
            partition by thread_id order by told_at, telling_id
        ) as next_told_at
    from told
),

numbered as (
    select
        tellings.*,
        ordered.telling_number = 1 as is_first,
        ordered.next_told_at,
        tellings.status in ('canceled', 'incomplete_expired') as is_over
    from tellings
    inner join ordered
        on tellings.thread_id = ordered.thread_id
        and tellings.telling_id = ordered.telling_id
),

-- What is told first holds from the subscription's start, its trial and its end included.
changes as (
    select
        *,
        false as is_discount_over,
        start_date as changed_at,
        case
            when trial_end > start_date then 'trialing'
            when status = 'canceled' then 'active'
            else status
        end as state
    from numbered
    where is_first
    union all
    select
        *,
        false as is_discount_over,
        trial_end as changed_at,
        case when status = 'canceled' then 'active' else status end as state
    from numbered
    where is_first
        and trial_end > start_date
        and status <> 'trialing'
    union all
    select
        *,
        false as is_discount_over,
        coalesce(ended_at, told_at) as changed_at,
        status as state
    from numbered
    where is_over
    union all
    select
        *,
        false as is_discount_over,
        told_at as changed_at,
        status as state
    from numbered
    where not is_first
        and not is_over
    union all
    -- No event tells that a discount for some months is over; one that ends as it is told of is over too.
    select
        *,
        true as is_discount_over,
        discount_end as changed_at,
        status as state
    from numbered
    where not is_over
        and discount_end >= told_at
        and discount_end < next_told_at
),

dated as (
    select
        changes.*,
        local_date(changes.changed_at, settings.reporting_time_zone) as changed_date,
        row_number() over (
            partition by changes.thread_id, changes.item_id, local_date(changes.changed_at, settings.reporting_time_zone)
            order by changes.changed_at desc, changes.told_at desc, changes.telling_id desc, changes.is_discount_over desc
        ) as place_from_last
    from changes
    cross join settings
),

-- The last telling of a day is the day's; an item that it lacks was taken out.
days as (
    select
        thread_id,
        changed_date,
        max(changed_at) as last_changed_at
    from dated
    group by thread_id, changed_date
),

threads as (
    select
        thread_id,
        changed_date,
        last_changed_at,
        row_number() over (partition by thread_id order by changed_date) as day_number,
        lead(changed_date, 1, cast('9999-12-31' as date)) over (partition by thread_id order by changed_date) as next_changed_date
    from days
),

final as (
    select
        dated.item_id,
        dated.changed_date,
        dated.subscription_id,
        threads.day_number,
        threads.next_changed_date,
        dated.told_at,
        dated.state,
        dated.customer_id,
        dated.currency,
        dated.unit_amount,
        dated.quantity,
        dated.product_id,
        dated.price_id,
        dated.price_nickname,
        dated.recurring_interval,
        dated.recurring_interval_count,
        dated.recurring_usage_type,
        dated.coupon_amount_off,
        dated.coupon_percent_off,
        case when dated.is_discount_over then 'once' else dated.coupon_duration end as coupon_duration,
        dated.contract_id,
        dated.pause_behavior,
        dated.pause_resumes_at,
        dated.cancel_at,
        dated.cancel_comment,
        dated.cancel_feedback
    from dated
    inner join threads
        on dated.thread_id = threads.thread_id
        and dated.changed_date = threads.changed_date
        and dated.changed_at = threads.last_changed_at
    where dated.place_from_last = 1
)

select * from final
