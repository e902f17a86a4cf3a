-- One row a lead and step of the acquisition funnel that it entered.
with settings as (
    select as_of_date
    from etl.setting
),

leads as (
    select
        leads.lead_id,
        leads.account_id,
        coalesce(leads.channel, 'unknown') as channel,
        leads.created_date,
        leads.opportunity_id,
        case
            when leads.qualified_date >= leads.created_date and leads.qualified_date <= settings.as_of_date
                then leads.qualified_date
        end as qualified_date,
        case when leads.converted_date <= settings.as_of_date then leads.converted_date end as converted_date
    from intermediate.int_leads as leads
    cross join settings
    where leads.created_date <= settings.as_of_date
),

deals as (
    select
        opportunities.opportunity_id,
        opportunities.account_id,
        opportunities.closed_date,
        opportunities.is_won
    from intermediate.int_opportunities as opportunities
    cross join settings
    where opportunities.closed_date <= settings.as_of_date
),

-- A step dated before the one before it is not reached, and neither is what comes after.
dealt as (
    select
        leads.lead_id,
        coalesce(leads.account_id, opportunities.account_id) as account_id,
        leads.channel,
        leads.created_date,
        leads.qualified_date,
        case when leads.converted_date >= leads.qualified_date then leads.converted_date end as opportunity_date,
        deals.closed_date,
        deals.is_won
    from leads
    left join intermediate.int_opportunities as opportunities
        on leads.opportunity_id = opportunities.opportunity_id
    left join deals
        on leads.opportunity_id = deals.opportunity_id
),

won as (
    select
        *,
        case when is_won and closed_date >= opportunity_date then closed_date end as won_date
    from dealt
),

payments as (
    select
        won.lead_id,
        min(items.valid_from) as paying_date
    from won
    inner join intermediate.int_subscription_items as items
        on won.account_id = items.account_id
        and items.valid_from >= won.won_date
    where items.monthly_amount > 0
    group by won.lead_id
),

reached as (
    select
        won.*,
        payments.paying_date,
        coalesce(not won.is_won, false) as is_deal_lost
    from won
    left join payments
        on won.lead_id = payments.lead_id
),

steps as (
    select
        lead_id,
        account_id,
        channel,
        1 as step_number,
        'lead' as step,
        created_date as entry_date,
        created_date as entered_date,
        0 as window_days,
        created_date as reached_date,
        false as is_lost_at_once
    from reached
    union all
    select
        lead_id,
        account_id,
        channel,
        2 as step_number,
        'qualified' as step,
        created_date as entry_date,
        created_date as entered_date,
        30 as window_days,
        qualified_date as reached_date,
        false as is_lost_at_once
    from reached
    union all
    select
        lead_id,
        account_id,
        channel,
        3 as step_number,
        'opportunity' as step,
        created_date as entry_date,
        qualified_date as entered_date,
        60 as window_days,
        opportunity_date as reached_date,
        false as is_lost_at_once
    from reached
    union all
    select
        lead_id,
        account_id,
        channel,
        4 as step_number,
        'won' as step,
        created_date as entry_date,
        opportunity_date as entered_date,
        180 as window_days,
        won_date as reached_date,
        is_deal_lost as is_lost_at_once
    from reached
    union all
    select
        lead_id,
        account_id,
        channel,
        5 as step_number,
        'paying' as step,
        created_date as entry_date,
        won_date as entered_date,
        210 as window_days,
        paying_date as reached_date,
        false as is_lost_at_once
    from reached
),

final as (
    select
        steps.lead_id,
        steps.account_id,
        steps.channel,
        steps.step_number,
        steps.step,
        steps.entry_date,
        steps.entered_date,
        add_days(steps.entry_date, steps.window_days) as due_date,
        steps.reached_date,
        days_between(steps.entry_date, steps.reached_date) as days,
        case
            when steps.reached_date <= add_days(steps.entry_date, steps.window_days) then 'converted'
            when steps.reached_date is not null then 'late'
            when steps.is_lost_at_once then 'lost'
            when add_days(steps.entry_date, steps.window_days) <= settings.as_of_date then 'lost'
            else 'open'
        end as status
    from steps
    cross join settings
    where steps.entered_date is not null
)

select * from final
