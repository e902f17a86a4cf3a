-- One row an account and month from its first paid day on: touch tier, plan and phase as of the month's last day.
with settings as (
    select
        touch_tier_high_arr,
        touch_tier_low_arr
    from etl.setting
),

lives as (
    select *
    from intermediate.int_account_lives
),

versions as (
    select
        account_id,
        crm_touch_tier,
        valid_from,
        valid_to
    from intermediate.int_account_versions
),

first_days as (
    select
        account_id,
        started_date
    from lives
    where life_number = 1
),

spine as (
    select
        first_days.account_id,
        months.month,
        months.last_day
    from first_days
    inner join intermediate.int_months as months
        on months.last_day >= first_days.started_date
),

revenue as (
    select
        account_id,
        month,
        sum(gross_mrr) as gross_mrr,
        sum(arr) as arr
    from intermediate.int_product_currency_months
    group by account_id, month
),

largest_items as (
    select
        items.account_id,
        items.month,
        items.plan,
        row_number() over (
            partition by items.account_id, items.month
            order by
                valued_at(items.mrr_amount, coalesce(rates.rate, cast(0 as decimal(18, 8)))) desc,
                items.product,
                items.subscription_id
        ) as item_rank
    from intermediate.int_item_months as items
    left join intermediate.int_fx_rate_months as rates
        on items.currency = rates.currency
        and items.month = rates.month
    where items.mrr_amount > 0
),

-- A tier set in the CRM wins; else ARR decides; an account at zero has no tier of this month.
valued as (
    select
        spine.account_id,
        spine.month,
        spine.last_day,
        revenue.arr,
        coalesce(revenue.gross_mrr, cast(0 as decimal(18, 4))) > 0 as is_in_force,
        case
            when versions.crm_touch_tier <> 'unknown' then versions.crm_touch_tier
            when revenue.arr >= settings.touch_tier_high_arr then 'high'
            when revenue.arr >= settings.touch_tier_low_arr then 'low'
            when revenue.arr > 0 then 'tech'
        end as touch_tier
    from spine
    cross join settings
    left join revenue
        on spine.account_id = revenue.account_id
        and spine.month = revenue.month
    left join versions
        on spine.account_id = versions.account_id
        and spine.last_day >= versions.valid_from
        and spine.last_day < versions.valid_to
),

-- The months whose tier and plan hold: this one, or at zero the last one that had them.
held as (
    select
        *,
        max(case when touch_tier is not null then month else cast('1900-01-01' as date) end) over (
            partition by account_id order by month
            rows between unbounded preceding and current row
        ) as tier_month,
        max(case when arr > 0 then month else cast('1900-01-01' as date) end) over (
            partition by account_id order by month
            rows between unbounded preceding and current row
        ) as plan_month
    from valued
),

terms as (
    select distinct
        contracts.account_id,
        months.month
    from intermediate.int_contracts as contracts
    inner join intermediate.int_months as months
        on contracts.start_date <= months.last_day
        and contracts.term_end_date > months.last_day
        and contracts.term_end_date <= add_days(months.last_day, 90)
),

recent_events as (
    select
        events.account_id,
        months.month,
        max(case when events.event = 'expansion' then 1 else 0 end) as has_expansion
    from intermediate.int_account_events as events
    inner join intermediate.int_months as months
        on events.event_date <= months.last_day
        and events.event_date > add_days(months.last_day, -90)
    where events.event in ('expansion', 'engagement')
    group by events.account_id, months.month
),

onboardings as (
    select
        account_id,
        life_number,
        onboarding_completed_date
    from intermediate.int_account_journeys
),

final as (
    select
        held.account_id,
        held.month,
        coalesce(tiers.touch_tier, 'unknown') as touch_tier,
        coalesce(largest_items.plan, 'unknown') as plan,
        case
            when not held.is_in_force then 'churn'
            when (onboardings.onboarding_completed_date is null or onboardings.onboarding_completed_date > held.last_day)
                and days_between(lives.started_date, held.last_day) < 90 then 'onboarding'
            when terms.account_id is not null then 'retention'
            when recent_events.has_expansion = 1 then 'expansion'
            when recent_events.has_expansion = 0 then 'engagement'
            else 'adoption'
        end as phase
    from held
    inner join lives
        on held.account_id = lives.account_id
        and held.last_day >= lives.started_date
        and held.last_day < lives.next_started_date
    left join valued as tiers
        on held.account_id = tiers.account_id
        and held.tier_month = tiers.month
    left join largest_items
        on held.account_id = largest_items.account_id
        and held.plan_month = largest_items.month
        and largest_items.item_rank = 1
    left join onboardings
        on lives.account_id = onboardings.account_id
        and lives.life_number = onboardings.life_number
    left join terms
        on held.account_id = terms.account_id
        and held.month = terms.month
    left join recent_events
        on held.account_id = recent_events.account_id
        and held.month = recent_events.month
)

select * from final
