-- One row a step of the playbook and occasion on which it is owed: from when it may be done, by when it is due, and until when it still counts.
with settings as (
    select as_of_date
    from etl.setting
),

lives as (
    select
        account_id,
        started_date,
        coalesce(ended_date, cast('9999-12-31' as date)) as ended_before
    from intermediate.int_account_lives
),

-- What a step counts from, with the days of the life that it lies in.
beginnings as (
    select
        account_id,
        'start' as counted_from,
        started_date as begun_date,
        ended_before
    from lives
    union all
    select
        turns.account_id,
        'risk' as counted_from,
        turns.turned_date as begun_date,
        lives.ended_before
    from intermediate.int_risk_turns as turns
    inner join lives
        on turns.account_id = lives.account_id
        and turns.turned_date >= lives.started_date
        and turns.turned_date < lives.ended_before
    union all
    -- Two contracts of an account that end on one day are one occasion.
    select distinct
        contracts.account_id,
        'term_end' as counted_from,
        contracts.term_end_date as begun_date,
        lives.ended_before
    from intermediate.int_contracts as contracts
    cross join settings
    inner join lives
        on contracts.account_id = lives.account_id
        and contracts.term_end_date > lives.started_date
        and contracts.term_end_date <= lives.ended_before
    where contracts.start_date <= settings.as_of_date
),

once as (
    select
        beginnings.account_id,
        steps.step,
        add_days(beginnings.begun_date, steps.due_days - steps.window_days) as opens_date,
        add_days(beginnings.begun_date, steps.due_days) as due_date,
        add_days(beginnings.begun_date, steps.due_days + steps.late_days) as late_date,
        beginnings.ended_before
    from beginnings
    inner join etl.playbook_step as steps
        on beginnings.counted_from = steps.counted_from
    where steps.every_months is null
),

recurring as (
    select
        lives.account_id,
        steps.step,
        add_months(lives.started_date, months_between(lives.started_date, months.month)) as opens_date,
        add_days(add_months(lives.started_date, months_between(lives.started_date, months.month) + steps.every_months), -1) as due_date,
        lives.ended_before
    from lives
    cross join etl.playbook_step as steps
    inner join intermediate.int_months as months
        on months.month >= month_of(lives.started_date)
        and months.month < lives.ended_before
    where mod(months_between(lives.started_date, months.month), steps.every_months) = 0
),

occasions as (
    select
        account_id,
        step,
        opens_date,
        due_date,
        late_date,
        ended_before
    from once
    union all
    select
        account_id,
        step,
        opens_date,
        due_date,
        due_date as late_date,
        ended_before
    from recurring
),

-- Nothing is owed to who has left by the due day, nor before the occasion has come.
final as (
    select
        occasions.account_id,
        occasions.step,
        occasions.opens_date,
        occasions.due_date,
        occasions.late_date,
        accounts.account_key
    from occasions
    cross join settings
    inner join star.dim_account as accounts
        on occasions.account_id = accounts.account_id
        and occasions.opens_date >= accounts.valid_from
        and occasions.opens_date < accounts.valid_to
    inner join etl.playbook_tier as tiers
        on occasions.step = tiers.step
        and accounts.touch_tier = tiers.touch_tier
    where occasions.opens_date <= settings.as_of_date
        and occasions.due_date < occasions.ended_before
)

select * from final
