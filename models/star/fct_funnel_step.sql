with accounts as (
    select
        account_key,
        account_id,
        valid_from,
        valid_to
    from star.dim_account
),

steps as (
    select
        'phase' as funnel,
        account_id as entry_id,
        account_id,
        '(none)' as channel,
        step_number,
        step,
        entry_date,
        entered_date,
        due_date,
        reached_date,
        days,
        status
    from intermediate.int_phase_funnel_steps
    union all
    select
        'acquisition' as funnel,
        lead_id as entry_id,
        account_id,
        channel,
        step_number,
        step,
        entry_date,
        entered_date,
        due_date,
        reached_date,
        days,
        status
    from intermediate.int_acquisition_funnel_steps
),

final as (
    select
        steps.funnel,
        steps.entry_id,
        steps.step_number,
        steps.step,
        steps.account_id,
        coalesce(accounts.account_key, 0) as account_key,
        steps.channel,
        steps.entry_date,
        month_of(steps.entry_date) as entry_month,
        steps.entered_date,
        steps.due_date,
        steps.reached_date,
        steps.days,
        steps.status,
        1 as entered,
        case when steps.status = 'converted' then 1 else 0 end as converted,
        case when steps.status = 'late' then 1 else 0 end as late,
        case when steps.status = 'open' then 1 else 0 end as open,
        case when steps.status = 'lost' then 1 else 0 end as lost
    from steps
    left join accounts
        on steps.account_id = accounts.account_id
        and steps.entry_date >= accounts.valid_from
        and steps.entry_date < accounts.valid_to
)

select * from final
