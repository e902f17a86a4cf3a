-- The first touchpoint of the step's kinds in its window does it in time, one after the due day late.
with settings as (
    select as_of_date
    from etl.setting
),

done as (
    select
        occasions.account_id,
        occasions.step,
        occasions.due_date,
        min(touchpoints.occurred_date) as done_date
    from intermediate.int_playbook_occasions as occasions
    cross join settings
    inner join etl.playbook_kind as kinds
        on occasions.step = kinds.step
    inner join intermediate.int_touchpoints as touchpoints
        on occasions.account_id = touchpoints.account_id
        and kinds.kind = touchpoints.kind
        and touchpoints.occurred_date >= occasions.opens_date
        and touchpoints.occurred_date <= occasions.late_date
    where touchpoints.occurred_date <= settings.as_of_date
    group by occasions.account_id, occasions.step, occasions.due_date
),

told as (
    select
        occasions.account_id,
        occasions.step,
        occasions.due_date,
        occasions.opens_date,
        occasions.account_key,
        done.done_date,
        case
            when done.done_date <= occasions.due_date then 'on_time'
            when done.done_date is not null then 'late'
            when occasions.due_date > settings.as_of_date then 'open'
            else 'missed'
        end as status,
        occasions.due_date <= settings.as_of_date as is_due
    from intermediate.int_playbook_occasions as occasions
    cross join settings
    left join done
        on occasions.account_id = done.account_id
        and occasions.step = done.step
        and occasions.due_date = done.due_date
),

final as (
    select
        told.account_id,
        told.step,
        told.due_date,
        month_of(told.due_date) as month,
        told.account_key,
        accounts.touch_tier,
        told.opens_date,
        told.done_date,
        days_between(told.due_date, told.done_date) as days_late,
        told.status,
        case when told.is_due then 1 else 0 end as due_steps,
        case when told.is_due and told.status = 'on_time' then 1 else 0 end as on_time_steps,
        case when told.status = 'late' then 1 else 0 end as late_steps,
        case when told.status = 'missed' then 1 else 0 end as missed_steps,
        case when told.status = 'open' then 1 else 0 end as open_steps
    from told
    inner join star.dim_account as accounts
        on told.account_key = accounts.account_key
)

select * from final
